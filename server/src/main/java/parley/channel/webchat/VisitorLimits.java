package parley.channel.webchat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import parley.channel.webchat.Buckets.Rate;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ProblemException;
import parley.platform.settings.Setting;
import parley.platform.settings.Settings;

/// Holds visitors to what people do, before anything is looked up: requests, messages and bytes of
/// one visitor, and newcomers of one address. Nothing that was acknowledged is ever dropped: a
/// request is refused whole, with the time after which it will pass.
///
/// Addresses of this machine are not counted: a proxy that nobody has named would put all visitors
/// of the world into one bucket.
@Component
@Order(0)
class VisitorLimits extends OncePerRequestFilter {

    private static final String DOOR = "/api/v1/webchat/";
    private static final Rate REQUESTS = new Rate(50, 200);
    private static final Rate LOOKS = new Rate(50, 500);
    /// A widget that was offline sends what it has kept at once.
    private static final double MESSAGES_AT_ONCE = 100;

    private static final double KILOBYTES_AT_ONCE = 500;
    private static final double NEWCOMERS_AT_ONCE = 300;

    private final Settings settings;
    private final HandlerExceptionResolver problems;
    private final Buckets buckets;

    VisitorLimits(
            Settings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            InstantSource clock) {
        this.settings = settings;
        this.problems = problems;
        this.buckets = new Buckets(clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(DOOR);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = wait(request);
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.resolveException(
                request, response, null, new ProblemException(HttpProblem.TOO_MANY_REQUESTS, seconds));
    }

    private Duration wait(HttpServletRequest request) {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        return token == null ? waitOfStranger(request) : waitOfVisitor(request, token);
    }

    private Duration waitOfVisitor(HttpServletRequest request, String token) {
        String key = token.substring(0, Math.min(token.length(), 80));
        Duration wait = buckets.take("r" + key, 1, REQUESTS);
        boolean isMessage =
                request.getMethod().equals("POST") && request.getRequestURI().endsWith("/messages");
        if (wait.isZero() && isMessage) {
            wait = buckets.take("m" + key, 1, rate(LimitSettings.MESSAGES, MESSAGES_AT_ONCE));
        }
        if (wait.isZero() && isMessage) {
            double kilobytes = Math.max(0, request.getContentLengthLong()) / 1000.0;
            wait = buckets.take("b" + key, kilobytes, rate(LimitSettings.KILOBYTES, KILOBYTES_AT_ONCE));
        }
        return wait;
    }

    private Duration waitOfStranger(HttpServletRequest request) {
        String address = network(request.getRemoteAddr());
        if (address.isEmpty()) {
            return Duration.ZERO;
        }
        boolean isNewcomer = request.getMethod().equals("POST");
        return isNewcomer
                ? buckets.take("n" + address, 1, rate(LimitSettings.NEW_VISITORS, NEWCOMERS_AT_ONCE))
                : buckets.take("a" + address, 1, LOOKS);
    }

    private Rate rate(Setting<Long> perMinute, double atOnce) {
        long amount = settings.get(perMinute);
        return new Rate(amount / 60.0, Math.max(atOnce, amount / 60.0));
    }

    /// One household has one address of the fourth version, and a whole /64 of the sixth.
    static String network(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            if (parsed.isLoopbackAddress()) {
                return "";
            }
            byte[] bytes = parsed.getAddress();
            return HexFormat.of().formatHex(bytes, 0, parsed instanceof Inet6Address ? 8 : bytes.length);
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
