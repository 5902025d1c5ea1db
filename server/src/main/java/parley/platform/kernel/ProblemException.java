package parley.platform.kernel;

import java.util.List;
import java.util.Locale;

/// A refusal on its way to the person who asked. The edges turn it into RFC 9457 JSON or into one
/// line on the terminal, in the person's language.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemCode code;
    private final transient List<Object> arguments;

    public ProblemException(ProblemCode code, Object... arguments) {
        super(code.code());
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public ProblemException(Throwable cause, ProblemCode code, Object... arguments) {
        super(code.code(), cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /// Why it was refused.
    public ProblemCode code() {
        return code;
    }

    /// One sentence that says what happened and what to do.
    public String text(Locale locale) {
        return Texts.text(code.getClass(), locale, code.code(), arguments.toArray());
    }
}
