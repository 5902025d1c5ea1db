package parley.platform.identity;

import org.jspecify.annotations.Nullable;

/// Knows one kind of token. Staff tokens are identity's own; channels whose customers bring a token
/// implement it for theirs.
public interface Authenticator {

    /// Who the token belongs to, or null where it is not of this kind or not valid any more.
    @Nullable Caller authenticate(String token);
}
