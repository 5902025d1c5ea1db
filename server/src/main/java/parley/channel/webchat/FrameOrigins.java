package parley.channel.webchat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Component;
import parley.channel.ChannelId;
import parley.platform.http.FramePolicy;
import parley.platform.kernel.ProblemException;

/// Tells browsers which host pages may show the frame of a channel. What an iframe's requests carry
/// is the frame's own origin and nothing that proves the page around it, so the browser is the one
/// that can refuse; the origin that is sent with a new visitor only gives a clear sentence.
@Component
class FrameOrigins implements FramePolicy {

    private final Visitors visitors;

    FrameOrigins(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public String ancestors(HttpServletRequest request) {
        try {
            var channel = new ChannelId(UUID.fromString(String.valueOf(request.getParameter("channel"))));
            return Origins.ancestors(
                    visitors.settings(visitors.channel(channel)).allowedOrigins());
        } catch (IllegalArgumentException | ProblemException unknown) {
            // the frame itself says that it cannot be reached
            return "*";
        }
    }
}
