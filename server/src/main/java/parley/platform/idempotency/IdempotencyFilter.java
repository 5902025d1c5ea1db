package parley.platform.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Access;
import parley.platform.identity.Caller;
import parley.platform.identity.Open;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;

/// Lets a POST with an `Idempotency-Key` have its effect once, however often it is sent. An
/// endpoint that takes the key as a parameter recognises repetitions itself and is left alone;
/// so are streams and requests without a caller or without the key, which pass at no cost.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    /// Says that an answer is an earlier one.
    static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_BODY = 2 << 20;

    private final Answers answers;
    private final Access access;
    private final RequestMappingHandlerMapping mapping;
    private final HandlerExceptionResolver problems;
    private final SingletonSupplier<List<PathPattern>> takingKey;

    IdempotencyFilter(
            Answers answers,
            Access access,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.answers = answers;
        this.access = access;
        this.mapping = mapping;
        this.problems = problems;
        takingKey = SingletonSupplier.of(this::takingKey);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || !request.getRequestURI().startsWith("/api/")
                || !isSmallJson(request);
    }

    private static boolean isSmallJson(HttpServletRequest request) {
        String type = request.getContentType();
        boolean isJson = type == null || type.startsWith(MediaType.APPLICATION_JSON_VALUE);
        return isJson && request.getContentLengthLong() <= LARGEST_BODY;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = caller(request);
        if (caller == null || !isOurs(request)) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        try {
            if (body.length > LARGEST_BODY) {
                throw new ProblemException(HttpProblem.TOO_LARGE, (LARGEST_BODY >> 20) + " MB");
            }
            AnswerStore.Request known = request(caller, request, body);
            Answers.Earlier earlier = answers.begin(known);
            if (earlier == null) {
                first(known, new RepeatableRequest(request, body), response, chain);
            } else {
                replay(earlier, response);
            }
        } catch (ProblemException refusal) {
            problems.resolveException(request, response, null, refusal);
        }
    }

    private AnswerStore.Request request(Caller caller, HttpServletRequest request, byte[] body) {
        String key = request.getHeader(HEADER);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new ProblemException(IdempotencyProblem.IDEMPOTENCY_KEY_INVALID, LONGEST_KEY);
        }
        var actor = Actor.Stored.of(caller.actor());
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return answers.request(
                actor.kind() + ":" + actor.id(), key, "POST " + request.getRequestURI() + query, sha256(body));
    }

    private void first(
            AnswerStore.Request known, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var copy = new ContentCachingResponseWrapper(response);
        boolean isAnswered = false;
        try {
            chain.doFilter(request, copy);
            // remembered before it is sent: a lost answer is the case that this is for
            answers.end(
                    known,
                    copy.getStatus(),
                    copy.getContentType(),
                    new String(copy.getContentAsByteArray(), StandardCharsets.UTF_8));
            isAnswered = true;
        } finally {
            if (!isAnswered) {
                answers.forget(known);
            }
        }
        copy.copyBodyToResponse();
    }

    private static void replay(Answers.Earlier earlier, HttpServletResponse response) throws IOException {
        response.setStatus(earlier.status());
        response.setHeader(REPLAYED, "true");
        if (earlier.contentType() != null) {
            response.setContentType(earlier.contentType());
        }
        byte[] body = earlier.body().getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    private @Nullable Caller caller(HttpServletRequest request) {
        try {
            return access.caller(request);
        } catch (ProblemException refused) {
            // who is refused there is refused by the filter that guards every address
            return null;
        }
    }

    /// Neither open to strangers nor one that takes the key itself.
    private boolean isOurs(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        if (takingKey.obtain().stream().anyMatch(pattern -> pattern.matches(path))) {
            return false;
        }
        try {
            ServletRequestPathUtils.parseAndCache(request);
            HandlerExecutionChain handler = mapping.getHandler(request);
            return handler != null
                    && handler.getHandler() instanceof HandlerMethod method
                    && !method.hasMethodAnnotation(Open.class);
        } catch (Exception noHandler) {
            // the mapping's signature; whatever it could not resolve changes nothing
            return false;
        } finally {
            ServletRequestPathUtils.clearParsedRequestPath(request);
        }
    }

    /// Found once: the endpoints that take the key are the busiest ones.
    private List<PathPattern> takingKey() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(one -> takesKey(one.getValue()))
                .map(one -> one.getKey().getPathPatternsCondition())
                .filter(Objects::nonNull)
                .flatMap(paths -> paths.getPatterns().stream())
                .toList();
    }

    private static boolean takesKey(HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
            if (header != null
                    && (header.name().equalsIgnoreCase(HEADER) || header.value().equalsIgnoreCase(HEADER))) {
                return true;
            }
        }
        return false;
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
