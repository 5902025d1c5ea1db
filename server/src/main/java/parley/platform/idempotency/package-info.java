/// Writes that are sent twice and happen once: the header `Idempotency-Key` on every POST.
///
/// Owns: `idempotency_answer`: which caller has sent what under which key, and what was
/// answered, for a day. Never: the repetitions of endpoints that take the header as a
/// parameter; conversations and channels keep theirs with the messages, for good.
///
/// The same key with another body or address is refused (422), and a repetition that comes
/// while the first is still worked on gets 409. What failed or was refused is forgotten,
/// because it has changed nothing: the same key may be sent again.
///
/// Easy to get wrong: where the process dies between the effect and the answer, the repetition
/// is done anew after two minutes, so an endpoint whose effect must not happen twice even then
/// takes the key itself and stores it in its own transaction.
@ApplicationModule(
        id = "platform.idempotency",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.settings",
            "platform.jobs"
        })
@NullMarked
package parley.platform.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
