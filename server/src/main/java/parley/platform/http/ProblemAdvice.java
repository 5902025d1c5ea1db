package parley.platform.http;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
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
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import parley.platform.kernel.Id;
import parley.platform.kernel.ProblemException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Turns every refusal and every failure into a problem body. A failure's cause goes to the log
/// under a number that the person can quote; the body says nothing of the inside. It is the only
/// advice: the framework's own, which knows neither our codes nor our sentences, is switched off,
/// because the one that comes first answers.
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException problem, Locale locale) {
        return answer(Problems.detail(problem, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException problem, Locale locale) {
        return invalid(problem.getBindingResult().getFieldErrors().stream().map(ProblemAdvice::complaint), locale);
    }

    /// Comes instead of the one above where a header or a parameter is bounded beside the body.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(HandlerMethodValidationException problem, Locale locale) {
        return invalid(problem.getParameterValidationResults().stream().flatMap(ProblemAdvice::complaints), locale);
    }

    private static ResponseEntity<ProblemDetail> invalid(Stream<Map<String, String>> complaints, Locale locale) {
        ProblemDetail detail = Problems.detail(new ProblemException(HttpProblem.INVALID_FIELD), locale);
        detail.setProperty("errors", complaints.toList());
        return answer(detail);
    }

    private static Stream<Map<String, String>> complaints(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return body.getFieldErrors().stream().map(ProblemAdvice::complaint);
        }
        String name = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream().map(error -> complaint(name, lastOf(error.getCodes()), error));
    }

    private static Map<String, String> complaint(FieldError error) {
        return complaint(error.getField(), error.getCode(), error);
    }

    private static Map<String, String> complaint(String field, @Nullable String code, MessageSourceResolvable words) {
        return Map.of(
                "field", field,
                "code", String.valueOf(code),
                "detail", String.valueOf(words.getDefaultMessage()));
    }

    private static @Nullable String lastOf(String @Nullable [] codes) {
        return codes == null || codes.length == 0 ? null : codes[codes.length - 1];
    }

    /// Parsers quote the input, which may hold personal data, so only the kind of fault and
    /// the names of fields are repeated.
    /// A field that nobody asks for is refused and not passed over: whoever misspells one believes
    /// otherwise that it holds.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException problem, Locale locale) {
        ProblemException refusal = switch (problem.getCause()) {
            case UnrecognizedPropertyException unknown ->
                new ProblemException(HttpProblem.UNKNOWN_FIELD, shortened(unknown.getPropertyName()));
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() -> new ProblemException(HttpProblem.INVALID_REQUEST, place(mismatch));
            case null, default -> new ProblemException(HttpProblem.INVALID_REQUEST, "JSON");
        };
        return answer(Problems.detail(refusal, locale));
    }

    /// Which field it is whose value is of another kind, or is missing.
    private static String place(MismatchedInputException mismatch) {
        return shortened(mismatch.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", ""));
    }

    private static String shortened(String name) {
        int most = 100;
        String sound = SoundText.of(name);
        return sound.codePointCount(0, sound.length()) <= most
                ? sound
                : sound.substring(0, sound.offsetByCodePoints(0, most)) + "…";
    }

    /// Tomcat leaves the rest of such a body unread and ends the connection. Unless the answer says
    /// so, the client's next request goes out on it and is lost.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(MultipartException problem, Locale locale) {
        var refusal = new ProblemException(problem, HttpProblem.INVALID_REQUEST, "multipart/form-data");
        var headers = new HttpHeaders();
        headers.setConnection("close");
        return answer(Problems.detail(refusal, locale), headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException problem, Locale locale) {
        var refusal = new ProblemException(HttpProblem.INVALID_REQUEST, problem.getParameterName());
        return answer(Problems.detail(refusal, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(MethodArgumentTypeMismatchException problem, Locale locale) {
        boolean isId = problem.getRequiredType() != null && Id.class.isAssignableFrom(problem.getRequiredType());
        var refusal = isId
                ? new ProblemException(HttpProblem.NOT_FOUND)
                : new ProblemException(HttpProblem.INVALID_REQUEST, problem.getName());
        return answer(Problems.detail(refusal, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unsupported(HttpMediaTypeNotSupportedException problem, Locale locale) {
        return answer(
                Problems.detail(new ProblemException(HttpProblem.UNSUPPORTED_TYPE), locale), problem.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException problem, Locale locale) {
        return answer(
                Problems.detail(new ProblemException(HttpProblem.METHOD_NOT_ALLOWED, problem.getMethod()), locale),
                problem.getHeaders());
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<ProblemDetail> nothing(Locale locale) {
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
        if (problem instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return rejected(known, locale);
        }
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("request failed incident={}", incident, problem);
        return answer(Problems.detail(new ProblemException(HttpProblem.INTERNAL_ERROR, incident), locale));
    }

    /// What the framework rejects for a reason of its own keeps its status and its headers.
    private static ResponseEntity<ProblemDetail> rejected(ErrorResponse known, Locale locale) {
        String reason = String.valueOf(known.getBody().getTitle());
        ProblemDetail detail = Problems.detail(new ProblemException(HttpProblem.INVALID_REQUEST, reason), locale);
        detail.setStatus(known.getStatusCode().value());
        return answer(detail, known.getHeaders());
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail, HttpHeaders headers) {
        return ResponseEntity.status(detail.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
