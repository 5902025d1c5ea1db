package parley.platform.password;

import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords and what is stored of them (Argon2id). Only a few are worked on at once, because each
/// takes 16 MB: a flood of sign-ins waits here instead of filling the memory.
@Component
public class Passwords {

    private static final int AT_ONCE = 4;

    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /// Compared where nobody has the name, so that the answer takes as long as for a known one.
    private final String nobodys = encoder.encode(UUID.randomUUID().toString());

    /// What may be stored of it.
    public String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            places.release();
        }
    }

    /// Whether it is the password of this hash.
    public boolean matches(String password, String hash) {
        places.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            places.release();
        }
    }

    /// Takes as long as [#matches].
    public void pretend(String password) {
        matches(password, nobodys);
    }
}
