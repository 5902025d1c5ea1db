package parley.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Told when a person opens one of the pages, before it is answered. The sample centre signs its
/// first page in this way.
public interface PageOpening {

    /// May add headers to the answer.
    void opening(HttpServletRequest request, HttpServletResponse response);
}
