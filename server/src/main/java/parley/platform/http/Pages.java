package parley.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import parley.platform.kernel.ProblemException;

/// The two HTML shells: the desk at every address of its own, and the widget's frame. Each answer
/// carries a content policy with a fresh nonce instead of `unsafe-inline`.
@Controller
class Pages {

    private static final String NONCE = "__CSP_NONCE__";

    private final SecureRandom random = new SecureRandom();
    private final ConcurrentMap<String, String> shells = new ConcurrentHashMap<>();
    private final ObjectProvider<PageOpening> openings;
    private final ObjectProvider<FramePolicy> policies;

    Pages(ObjectProvider<PageOpening> openings, ObjectProvider<FramePolicy> policies) {
        this.openings = openings;
        this.policies = policies;
    }

    /// The desk routes by itself, so each of its addresses answers with the same shell.
    @GetMapping({
        "/",
        "/index.html",
        "/desk/**",
        "/customers/**",
        "/cases/**",
        "/search",
        "/supervise/**",
        "/knowledge/**",
        "/reports/**",
        "/wall/**",
        "/admin/**",
        "/setup",
        "/team/**",
        "/try",
        "/sign-in",
        "/me/**"
    })
    ResponseEntity<String> desk(HttpServletRequest request, HttpServletResponse response) throws IOException {
        openings.orderedStream().forEach(opening -> opening.opening(request, response));
        return shell("pages/desk/index.html", "'self'");
    }

    /// Which pages may embed the frame is said by the channel's allow-list and kept by the browser.
    @GetMapping("/widget/frame.html")
    ResponseEntity<String> widget(HttpServletRequest request) throws IOException {
        FramePolicy policy = policies.getIfAvailable();
        return shell("pages/widget/frame.html", policy == null ? "'none'" : policy.ancestors(request));
    }

    private ResponseEntity<String> shell(String path, String ancestors) throws IOException {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy(nonce, ancestors))
                .body(text(path).replace(NONCE, nonce));
    }

    private static String policy(String nonce, String ancestors) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' 'nonce-" + nonce + "'",
                "style-src 'self' 'nonce-" + nonce + "'",
                "img-src 'self' data: blob:",
                "media-src 'self' blob:",
                "font-src 'self'",
                "connect-src 'self'",
                "frame-src 'self'",
                "worker-src 'self'",
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors " + ancestors);
    }

    private String text(String path) throws IOException {
        String known = shells.get(path);
        if (known != null) {
            return known;
        }
        var resource = new ClassPathResource(path);
        if (!resource.exists()) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        String text = resource.getContentAsString(StandardCharsets.UTF_8);
        shells.put(path, text);
        return text;
    }
}
