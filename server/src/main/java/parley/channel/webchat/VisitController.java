package parley.channel.webchat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import parley.channel.ChannelId;
import parley.platform.identity.Requires;

/// Tells who sets a widget up whether a page has it already.
@RestController
@RequestMapping("/api/v1/webchat/{channelId}/last-visit")
class VisitController {

    private final VisitStore visits;

    VisitController(VisitStore visits) {
        this.visits = visits;
    }

    /// The newest visit; both null where there was none.
    ///
    /// @param url of the page on which the chat was opened
    record LastVisit(@Nullable Instant at, @Nullable String url) {}

    @GetMapping
    @Requires("channel.manage")
    LastVisit lastVisit(@PathVariable ChannelId channelId) {
        return visits.newest(channelId)
                .map(visit -> new LastVisit(visit.at(), visit.url()))
                .orElse(new LastVisit(null, null));
    }
}
