package parley.channel;

import java.util.Map;

/// What came in, before anybody has understood it.
public final class Raw {

    private final byte[] body;
    private final Map<String, String> facts;

    /// @param facts what stands beside the body and is needed to understand it, for example a
    ///     content type; lower-case names
    public Raw(byte[] body, Map<String, String> facts) {
        this.body = body.clone();
        this.facts = Map.copyOf(facts);
    }

    /// The bytes as they came.
    public byte[] body() {
        return body.clone();
    }

    /// What stands beside them.
    public Map<String, String> facts() {
        return facts;
    }
}
