package parley.platform.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A refusal on its way to the person who asked. The edges turn it into RFC 9457 JSON or into one
/// line on the terminal, in the person's language.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemCode code;
    private final transient List<Object> arguments;
    private final transient Map<String, Object> details;

    public ProblemException(ProblemCode code, Object... arguments) {
        this(null, code, List.of(arguments), Map.of());
    }

    public ProblemException(Throwable cause, ProblemCode code, Object... arguments) {
        this(cause, code, List.of(arguments), Map.of());
    }

    private ProblemException(
            @Nullable Throwable cause, ProblemCode code, List<Object> arguments, Map<String, Object> details) {
        super(code.code(), cause);
        this.code = code;
        this.arguments = arguments;
        this.details = details;
    }

    /// The same with facts that a program reads beside the sentence, for example what is in use.
    public ProblemException with(Map<String, Object> more) {
        return new ProblemException(getCause(), code, arguments, Map.copyOf(more));
    }

    /// Facts for programs, by their names in the answer.
    public Map<String, Object> details() {
        return details;
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
