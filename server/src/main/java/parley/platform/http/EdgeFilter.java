package parley.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import parley.platform.kernel.ProblemException;

/// The first thing that a request meets: from here on it carries its sender's address, scheme and
/// host. Plain HTTP from another machine passes only where it came through a named proxy or was
/// allowed by `--insecure`; health is told to everybody.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EdgeFilter extends OncePerRequestFilter {

    private final HttpSettings settings;
    private final HandlerExceptionResolver problems;

    EdgeFilter(HttpSettings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        InetAddress peer = InetAddress.ofLiteral(request.getRemoteAddr());
        boolean isSheltered =
                request.isSecure() || peer.isLoopbackAddress() || settings.insecure() || settings.trusts(peer);
        if (!isSheltered && !request.getRequestURI().startsWith("/health/")) {
            problems.resolveException(request, response, null, new ProblemException(HttpProblem.HTTPS_NEEDED));
            return;
        }
        try {
            chain.doFilter(OutsideRequest.of(request, peer, settings), response);
        } catch (DataAccessException | TransactionException problem) {
            // a filter that asked the database
            problems.resolveException(request, response, null, problem);
        }
    }
}
