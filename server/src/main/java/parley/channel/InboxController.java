package parley.channel;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Open;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;

/// Where providers push to, and what of it nobody could understand.
@RestController
@RequestMapping("/api/v1")
class InboxController {

    private static final int PAGE = 50;
    private static final int LARGEST = 10_000_000;
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Channels channels;
    private final RawStore store;
    private final Inbox inbox;
    private final Quarantine quarantine;

    InboxController(Channels channels, RawStore store, Inbox inbox, Quarantine quarantine) {
        this.channels = channels;
        this.store = store;
        this.inbox = inbox;
        this.quarantine = quarantine;
    }

    /// @param why the kind of failure
    /// @param size of its body in bytes
    record QuarantinedView(
            UUID id,
            ChannelId channelId,
            String channelName,
            Instant receivedAt,
            Instant quarantinedAt,
            int tries,
            @Nullable String why,
            int size) {}

    @GetMapping("/channels/{id}/push")
    @Open("the channel's adapter decides whether the request is its provider's")
    ResponseEntity<String> handshake(@PathVariable ChannelId id, HttpServletRequest request) {
        return push(id, new byte[0], request);
    }

    @PostMapping(path = "/channels/{id}/push", consumes = MediaType.ALL_VALUE)
    @Open("the channel's adapter decides whether the request is its provider's")
    ResponseEntity<String> push(
            @PathVariable ChannelId id,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        Channel channel = channels.active(id);
        if (!(channels.adapter(channel.key()) instanceof ChannelAdapter.Pushed<?> adapter)) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        byte[] bytes = body == null ? new byte[0] : body;
        if (bytes.length > LARGEST) {
            throw new ProblemException(HttpProblem.TOO_LARGE, "10 MB");
        }
        var raw = new Raw(bytes, facts(request));
        return switch (admit(adapter, channel, raw)) {
            case ChannelAdapter.Admission.Admitted(String answer) -> {
                inbox.put(id, raw);
                yield ResponseEntity.ok(answer);
            }
            case ChannelAdapter.Admission.Answered(String answer) -> ResponseEntity.ok(answer);
            case ChannelAdapter.Admission.Refused() -> throw new ProblemException(HttpProblem.FORBIDDEN);
        };
    }

    private <S extends Record> ChannelAdapter.Admission admit(
            ChannelAdapter.Pushed<S> adapter, Channel channel, Raw raw) {
        return adapter.admit(channel, channels.settings(adapter, channel), raw);
    }

    /// Headers, and the parameters of the address after a question mark.
    private static Map<String, String> facts(HttpServletRequest request) {
        var facts = new TreeMap<String, String>();
        request.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> facts.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        // what opens our own doors is nobody's business behind them
        facts.remove("cookie");
        facts.put("method", request.getMethod());
        if (request.getQueryString() != null) {
            facts.put("?", request.getQueryString());
        }
        return facts;
    }

    @GetMapping("/quarantine")
    @Requires("channel.manage")
    Slice<QuarantinedView> quarantined(@RequestParam(required = false) @Nullable UUID after) {
        // one more than asked for tells whether there are older ones
        List<RawStore.Quarantined> found = store.quarantined(after == null ? AFTER_ALL : after, PAGE + 1);
        List<RawStore.Quarantined> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        return new Slice<>(
                page.stream().map(this::view).toList(),
                found.size() > PAGE ? page.getLast().id().toString() : null);
    }

    private QuarantinedView view(RawStore.Quarantined one) {
        return new QuarantinedView(
                one.id(),
                one.channel(),
                channels.find(one.channel()).name(),
                one.receivedAt(),
                one.at(),
                one.tries(),
                one.why(),
                one.size());
    }

    @GetMapping("/quarantine/{id}/body")
    @Requires("channel.manage")
    ResponseEntity<byte[]> body(Caller caller, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".bin\"")
                .body(quarantine.body(id, caller.actor()));
    }

    @PostMapping("/quarantine/{id}/replay")
    @Requires("channel.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replay(Caller caller, @PathVariable UUID id) {
        quarantine.replay(id, caller.actor());
    }
}
