package parley.platform.http;

import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// The own certificate, taken up again when its files are renewed; connections that stand keep the
/// old one. Files that do not fit together leave the old one in place.
@Component
class Certificate implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    /// The name of the bundle that the start declares.
    static final String BUNDLE = "parley";

    private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);

    private final HttpSettings settings;
    private final SslBundles bundles;

    Certificate(HttpSettings settings, SslBundles bundles) {
        this.settings = settings;
        this.bundles = bundles;
    }

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        if (settings.hasCertificate()) {
            factory.addServerCustomizers(this::follow);
        }
    }

    private void follow(Server server) {
        for (var connector : server.getConnectors()) {
            SslConnectionFactory secure = connector.getConnectionFactory(SslConnectionFactory.class);
            HttpConnectionFactory http = connector.getConnectionFactory(HttpConnectionFactory.class);
            if (http != null) {
                // monitoring calls by number, and who we are is held by the origin check
                http.getHttpConfiguration()
                        .getCustomizer(SecureRequestCustomizer.class)
                        .setSniHostCheck(false);
            }
            if (secure != null) {
                bundles.addBundleUpdateHandler(BUNDLE, renewed -> take(renewed, secure));
            }
        }
    }

    private static void take(SslBundle renewed, SslConnectionFactory secure) {
        try {
            secure.getSslContextFactory()
                    .reload(factory -> factory.setKeyStore(renewed.getStores().getKeyStore()));
            LOG.info("certificate renewed");
        } catch (Exception problem) {
            // the signature of Jetty's reload
            LOG.warn("certificate not renewed", problem);
        }
    }
}
