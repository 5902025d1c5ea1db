package parley.platform.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tokens and sessions of staff.
@Component
class StaffAuthenticator implements Authenticator {

    private final Identities identities;

    StaffAuthenticator(Identities identities) {
        this.identities = identities;
    }

    @Override
    public @Nullable Caller authenticate(String token) {
        return token.startsWith("ps_") ? identities.caller(token).orElse(null) : null;
    }
}
