package parley.platform.kernel;

import java.util.Locale;

/// A refusal that a person or a program may meet, with a stable name.
///
/// Implemented by one enum a module. The text of each constant stands in `messages_en.properties`
/// and `messages_zh.properties` beside the enum, under [#code()]; a test proves that both are
/// there.
public interface ProblemCode {

    /// The HTTP status that carries this refusal, for example 409.
    int status();

    /// The constant's name; implemented by every enum.
    String name();

    /// The stable name that programs rely on: `OFFER_TAKEN` becomes `offer-taken`.
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
