package parley.channel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Capabilities;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;
import parley.work.queue.QueueId;
import tools.jackson.databind.json.JsonMapper;

/// Channels for administrators.
@RestController
@RequestMapping("/api/v1/channels")
class ChannelController {

    private final Channels channels;
    private final ChannelStore store;
    private final ChannelSettings settings;
    private final ChannelAdministration administration;
    private final JsonMapper json;

    ChannelController(
            Channels channels,
            ChannelStore store,
            ChannelSettings settings,
            ChannelAdministration administration,
            JsonMapper json) {
        this.channels = channels;
        this.store = store;
        this.settings = settings;
        this.administration = administration;
        this.json = json;
    }

    record NewChannel(
            @NotBlank @Size(max = 40) String type,
            @NotBlank @Size(max = 200) String name,
            @NotNull QueueId queueId,
            @Nullable Boolean isEnabled,
            @Nullable @Size(max = 100) Map<String, Object> settings) {}

    /// What a page has read and sends back whole: the facts that nobody may change are passed over.
    @JsonIgnoreProperties("stopped")
    record ChangedChannel(
            @Nullable @Size(max = 100) String id,
            @Nullable @Size(max = 40) String type,
            @NotBlank @Size(max = 200) String name,
            @NotNull QueueId queueId,
            boolean isEnabled,
            @Nullable @Size(max = 100) Map<String, Object> settings,
            @Nullable Instant changedAt,
            @Nullable @Size(max = 400) String changedBy) {}

    /// @param settings absent in a list
    /// @param stopped since when nothing is sent, because the other side wants nothing
    record ChannelView(
            ChannelId id,
            String type,
            String name,
            QueueId queueId,
            boolean isEnabled,
            @Nullable Map<String, Object> settings,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            Stops.@Nullable Stop stopped) {}

    record KindView(String type, String name, String why, Capabilities capabilities, List<ChannelForm.Field> fields) {}

    @GetMapping("/kinds")
    @Requires("channel.manage")
    Slice<KindView> kinds(Locale locale) {
        return Slice.whole(channels.adapters().stream()
                .map(ChannelAdapter::descriptor)
                .map(kind -> new KindView(
                        kind.key().value(),
                        ChannelForm.name(kind, locale),
                        ChannelForm.why(kind.defaults(), locale),
                        kind.capabilities(),
                        ChannelForm.fields(kind.defaults(), locale, json)))
                .toList());
    }

    @GetMapping
    @Requires("channel.manage")
    Slice<ChannelView> list() {
        return Slice.whole(
                store.allStored().stream().map(one -> view(one, null)).toList());
    }

    @PostMapping
    @Requires("channel.manage")
    ResponseEntity<ChannelView> create(Caller caller, @Valid @RequestBody NewChannel body) {
        ChannelStore.Stored created = administration.create(
                caller.actor(),
                body.type(),
                new ChannelAdministration.Wanted(
                        body.name().strip(),
                        body.queueId(),
                        body.isEnabled() == null || body.isEnabled(),
                        body.settings() == null ? Map.of() : body.settings()));
        return ResponseEntity.status(HttpStatus.CREATED).body(whole(created));
    }

    @GetMapping("/{id}")
    @Requires("channel.manage")
    ChannelView one(@PathVariable ChannelId id) {
        return whole(store.stored(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND)));
    }

    @PutMapping("/{id}")
    @Requires("channel.manage")
    ChannelView change(Caller caller, @PathVariable ChannelId id, @Valid @RequestBody ChangedChannel body) {
        return whole(administration.change(
                caller.actor(),
                id,
                new ChannelAdministration.Wanted(
                        body.name().strip(),
                        body.queueId(),
                        body.isEnabled(),
                        body.settings() == null ? Map.of() : body.settings())));
    }

    @DeleteMapping("/{id}")
    @Requires("channel.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable ChannelId id) {
        administration.delete(caller.actor(), id);
    }

    private ChannelView whole(ChannelStore.Stored stored) {
        Channel channel = stored.channel();
        return view(stored, settings.view(channels.adapter(channel.key()), channel));
    }

    private static ChannelView view(ChannelStore.Stored stored, @Nullable Map<String, Object> settings) {
        Channel channel = stored.channel();
        return new ChannelView(
                channel.id(),
                channel.key().value(),
                channel.name(),
                channel.queue(),
                channel.isActive(),
                settings,
                stored.changedAt(),
                stored.changedBy(),
                stored.stop());
    }
}
