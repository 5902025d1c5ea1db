package parley.platform.http;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import parley.platform.kernel.ProblemCode;
import parley.platform.kernel.ProblemException;

/// Refusals as RFC 9457 bodies with a stable `code`, in the caller's language.
public final class Problems {

    private Problems() {}

    /// The body of a refusal.
    public static ProblemDetail detail(ProblemException problem, Locale locale) {
        ProblemDetail detail = detail(problem.code(), problem.text(locale));
        problem.details().forEach(detail::setProperty);
        return detail;
    }

    static ProblemDetail detail(ProblemCode code, String text) {
        var detail = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(code.status()), text);
        detail.setType(URI.create("urn:parley:problem:" + code.code()));
        detail.setProperty("code", code.code());
        return detail;
    }
}
