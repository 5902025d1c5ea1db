package parley.platform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ProblemException;

/// Refuses everything under `/api/v1`, and `/metrics`, that is not open and comes without a valid
/// token, before anything is looked for: a stranger cannot tell what exists.
@Component
class AccessFilter extends OncePerRequestFilter {

    private static final Set<String> OPEN_PATHS = Set.of("/api/v1/openapi.json");

    private final Access access;
    private final RequestMappingHandlerMapping mapping;
    private final HandlerExceptionResolver problems;

    AccessFilter(
            Access access,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.access = access;
        this.mapping = mapping;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean isGuarded = path.startsWith("/api/") || path.equals("/metrics") || path.startsWith("/metrics/");
        return !isGuarded || OPEN_PATHS.contains(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (access.caller(request) == null && !isOpen(request)) {
                throw new ProblemException(HttpProblem.UNAUTHENTICATED);
            }
        } catch (ProblemException refusal) {
            problems.resolveException(request, response, null, refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isOpen(HttpServletRequest request) {
        if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            // each stream asks for its own token
            return true;
        }
        try {
            ServletRequestPathUtils.parseAndCache(request);
            HandlerExecutionChain handler = mapping.getHandler(request);
            return handler != null
                    && handler.getHandler() instanceof HandlerMethod method
                    && method.hasMethodAnnotation(Open.class);
        } catch (Exception noHandler) {
            // the mapping's signature; whatever it could not resolve is not open
            return false;
        } finally {
            ServletRequestPathUtils.clearParsedRequestPath(request);
        }
    }
}
