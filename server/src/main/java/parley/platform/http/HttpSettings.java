package parley.platform.http;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the outside reaches this centre.
///
/// @param externalAddress what people type, for example `https://help.example.com`; null where
///     they type the address on which the process listens
/// @param certificate the PEM file of an own certificate with its chain; null for plain HTTP
/// @param certificateKey the PEM file of its private key
/// @param trustedProxies the networks whose forwarded headers are believed, as `10.0.0.0/8`
/// @param insecure whether plain HTTP is served to other machines too; `--insecure`
@ConfigurationProperties("parley.http")
public record HttpSettings(
        @Nullable URI externalAddress,
        @Nullable Path certificate,
        @Nullable Path certificateKey,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("false") boolean insecure) {

    /// @throws IllegalArgumentException with a sentence, where a value makes no sense
    public HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
        trustedProxies.forEach(Network::parse);
        if (externalAddress != null && !isOrigin(externalAddress)) {
            throw new IllegalArgumentException(
                    "parley.http.external-address is https://NAME or https://NAME:PORT, not " + externalAddress);
        }
        if ((certificate == null) != (certificateKey == null)) {
            throw new IllegalArgumentException("parley.http.certificate and parley.http.certificate-key go together");
        }
    }

    private static boolean isOrigin(URI address) {
        boolean isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        String path = address.getRawPath();
        return isWeb
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && (path == null || path.isEmpty() || path.equals("/"))
                && address.getRawQuery() == null;
    }

    /// Whether this process itself speaks HTTPS.
    public boolean hasCertificate() {
        return certificate != null;
    }

    /// Whether what the peer says about its own client is believed.
    boolean trusts(InetAddress peer) {
        return trustedProxies.stream().map(Network::parse).anyMatch(network -> network.contains(peer));
    }
}
