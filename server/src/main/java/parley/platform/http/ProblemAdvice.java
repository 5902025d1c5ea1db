package parley.platform.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import parley.platform.kernel.Id;
import parley.platform.kernel.ProblemException;

/// Turns every refusal and every failure into a problem body. A failure's cause goes to the log
/// under a number that the person can quote; the body says nothing of the inside.
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException problem, Locale locale) {
        return answer(Problems.detail(problem, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException problem, Locale locale) {
        ProblemDetail detail = Problems.detail(new ProblemException(HttpProblem.INVALID_FIELD), locale);
        List<Map<String, String>> errors = problem.getBindingResult().getFieldErrors().stream()
                .map(error -> Map.of(
                        "field", error.getField(),
                        "code", String.valueOf(error.getCode()),
                        "detail", String.valueOf(error.getDefaultMessage())))
                .toList();
        detail.setProperty("errors", errors);
        return answer(detail);
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MissingServletRequestParameterException.class})
    ResponseEntity<ProblemDetail> unreadable(Exception problem, Locale locale) {
        return answer(Problems.detail(new ProblemException(HttpProblem.INVALID_REQUEST, reason(problem)), locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException problem, Locale locale) {
        boolean isId = problem.getRequiredType() != null && Id.class.isAssignableFrom(problem.getRequiredType());
        var refusal = isId
                ? new ProblemException(HttpProblem.NOT_FOUND)
                : new ProblemException(HttpProblem.INVALID_REQUEST, problem.getName());
        return answer(Problems.detail(refusal, locale));
    }

    /// Parsers quote the input, which may hold personal data, so only the kind of fault is
    /// repeated.
    private static String reason(Exception problem) {
        return switch (problem) {
            case MissingServletRequestParameterException missing -> missing.getParameterName();
            default -> "JSON";
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unsupported(HttpMediaTypeNotSupportedException problem, Locale locale) {
        return answer(Problems.detail(new ProblemException(HttpProblem.UNSUPPORTED_TYPE), locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException problem, Locale locale) {
        return answer(
                Problems.detail(new ProblemException(HttpProblem.METHOD_NOT_ALLOWED, problem.getMethod()), locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothing(NoResourceFoundException problem, Locale locale) {
        return answer(Problems.detail(new ProblemException(HttpProblem.NOT_FOUND), locale));
    }

    /// The database is away, usually for seconds.
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessResourceException.class,
        RecoverableDataAccessException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDetail> away(Exception problem, Locale locale) {
        LOG.warn("database away cause={}", problem.getClass().getSimpleName());
        ProblemDetail detail = Problems.detail(new ProblemException(HttpProblem.UNAVAILABLE), locale);
        return ResponseEntity.status(detail.getStatus())
                .header(HttpHeaders.RETRY_AFTER, "5")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception problem, Locale locale) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("request failed incident={}", incident, problem);
        return answer(Problems.detail(new ProblemException(HttpProblem.INTERNAL_ERROR, incident), locale));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
