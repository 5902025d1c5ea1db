package parley.platform.database;

import org.jspecify.annotations.Nullable;

/// How the pool reaches its database.
///
/// @param url a JDBC address, for example `jdbc:postgresql://127.0.0.1:5432/parley`
/// @param user null where the address itself names the user
/// @param password null where the address itself carries it
public record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {

    static final String USER = "parley";

    /// The bundled database on a port of this machine.
    static DatabaseAddress local(int port, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
    }

    /// An external one, given as `jdbc:postgresql://…` or as
    /// `postgresql://user:password@host:port/name`.
    public static DatabaseAddress external(String url) {
        if (url.startsWith("jdbc:")) {
            return new DatabaseAddress(url, null, null);
        }
        var address = java.net.URI.create(url);
        String credentials = address.getRawUserInfo();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String jdbc = "jdbc:postgresql://" + address.getHost() + port + address.getRawPath() + query;
        if (credentials == null) {
            return new DatabaseAddress(jdbc, null, null);
        }
        String[] words = credentials.split(":", 2);
        return new DatabaseAddress(jdbc, decode(words[0]), words.length > 1 ? decode(words[1]) : null);
    }

    private static String decode(String text) {
        return java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    /// The address as a person may read it, without what is secret in it.
    public String shown() {
        return url.replaceAll("(?i)(password=)[^&]*", "$1…");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + shown() + "]";
    }
}
