package parley.platform.http;

import jakarta.servlet.http.HttpServletRequest;

/// Says which pages may show the widget's frame; the module that configures widgets implements it.
public interface FramePolicy {

    /// The sources of the content policy's `frame-ancestors`, for the widget that is asked for.
    String ancestors(HttpServletRequest request);
}
