package parley.channel.webchat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.channel.Channel;
import parley.channel.ChannelId;
import parley.channel.Inbound;
import parley.channel.Intake;
import parley.channel.SharedIntake;
import parley.platform.files.FileId;
import parley.platform.identity.Caller;
import parley.platform.identity.Open;
import parley.platform.identity.Requires;
import parley.platform.kernel.Ids;
import parley.platform.kernel.Texts;
import parley.work.announcement.ToldWait;
import parley.work.conversation.Conversation;
import parley.work.conversation.ConversationId;
import parley.work.conversation.Conversations;
import parley.work.conversation.CustomerConversation;
import parley.work.conversation.Entry;
import parley.work.queue.Queues;

/// The visitor's door.
@RestController
@RequestMapping("/api/v1/webchat/{channelId}")
class WebchatController {

    private static final int MOST = 500;

    private final Visitors visitors;
    private final SharedIntake intake;
    private final Conversations conversations;
    private final VisitorLine line;
    private final VisitorTalk talk;
    private final Ids ids;
    private final VisitorFiles files;

    WebchatController(
            Visitors visitors,
            SharedIntake intake,
            Conversations conversations,
            VisitorLine line,
            Ids ids,
            VisitorFiles files,
            VisitorTalk talk) {
        this.visitors = visitors;
        this.talk = talk;
        this.intake = intake;
        this.conversations = conversations;
        this.line = line;
        this.ids = ids;
        this.files = files;
    }

    record SettingsView(
            String name,
            List<String> languages,
            String colour,
            PreChat preChat,
            @Nullable String privacyUrl,
            boolean isOpen,
            @Nullable Instant opensAt,
            boolean asksRating,
            WebchatSettings.Words texts,
            int maxLength,
            boolean acceptsFiles) {}

    record PreChat(boolean askName, boolean askContact) {}

    record NewVisitor(
            @NotNull @Pattern(regexp = "en|zh-CN") String language,
            @Nullable @Valid Page page,
            @Nullable @Size(max = 300) String origin) {}

    record Page(
            @Nullable @Size(max = 2000) String url,
            @Nullable @Size(max = 500) String title) {}

    record VisitorMessage(
            @NotNull @Size(max = 400_000) String text,
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 400) String contact,
            @Nullable @Size(max = 10) List<@NotNull FileId> fileIds) {}

    record SignedIdentityForm(@NotNull @Size(max = 10_000) String token) {}

    record Rating(
            @NotNull ConversationId conversationId,
            @NotNull @Min(1) @Max(5) Integer score,
            @Nullable @Size(max = 2000) String comment) {}

    record SeenByVisitor(@PositiveOrZero long seq) {}

    record OwnConversation(
            @Nullable CustomerConversation conversation,
            @Nullable Integer position,
            @Nullable ToldWait toldWait,
            boolean rated,
            List<Entry> items,
            @Nullable String next) {}

    @GetMapping("/settings")
    @Open("the widget shows itself before anybody is known")
    SettingsView settings(@PathVariable ChannelId channelId, Locale locale) {
        Channel channel = visitors.channel(channelId);
        WebchatSettings settings = visitors.settings(channel);
        Queues.Opening opening = visitors.opening(channel);
        return new SettingsView(
                channel.name(),
                List.of("en", "zh-CN"),
                settings.colour(),
                new PreChat(settings.askName(), settings.askContact()),
                settings.privacyUrl(),
                opening.isOpen(),
                opening.opensAt(),
                settings.asksRating(),
                settings.words(Locale.CHINESE.equals(Texts.language(locale)) ? "zh-CN" : "en"),
                WebchatAdapter.CAPABILITIES.maxLength(),
                WebchatAdapter.CAPABILITIES.acceptsFiles());
    }

    @PostMapping("/visitors")
    @Open("a stranger becomes a visitor here; limits and the allow-list of origins hold")
    ResponseEntity<Visitors.Welcome> enter(
            @PathVariable ChannelId channelId,
            @RequestHeader(name = "Host", required = false) @Nullable String host,
            @Valid @RequestBody NewVisitor body) {
        Page page = body.page();
        var arrival = new Visitors.Arrival(
                body.origin(), body.language(), page == null ? null : page.url(), page == null ? null : page.title());
        return ResponseEntity.status(HttpStatus.CREATED).body(visitors.welcome(channelId, arrival, host));
    }

    @PostMapping("/identity")
    @Requires(Visitors.PERMISSION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void identify(Caller caller, @PathVariable ChannelId channelId, @Valid @RequestBody SignedIdentityForm body) {
        talk.identify(visitors.visitor(caller, channelId), body.token());
    }

    @PostMapping("/page")
    @Requires(Visitors.PERMISSION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void moved(Caller caller, @PathVariable ChannelId channelId, @Valid @RequestBody Page body) {
        talk.moved(visitors.visitor(caller, channelId), body.url(), body.title());
    }

    @PostMapping("/rating")
    @Requires(Visitors.PERMISSION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rate(Caller caller, @PathVariable ChannelId channelId, @Valid @RequestBody Rating body) {
        Visitor visitor = visitors.visitor(caller, channelId);
        WebchatSettings settings = visitors.settings(visitors.channel(channelId));
        talk.rate(visitor, settings, body.conversationId(), body.score(), body.comment());
    }

    @GetMapping("/conversation")
    @Requires(Visitors.PERMISSION)
    OwnConversation conversation(
            Caller caller, @PathVariable ChannelId channelId, @RequestParam(defaultValue = "0") long after) {
        Visitor visitor = visitors.visitor(caller, channelId);
        Optional<Conversation> found = conversations.latestOf(channelId.value(), visitor.party());
        if (found.isEmpty()) {
            return new OwnConversation(null, null, null, false, List.of(), null);
        }
        Conversation conversation = found.get();
        List<Entry> entries = conversations.publicEntries(conversation.id(), after, MOST);
        VisitorLine.Standing standing = line.standing(conversation.id());
        return new OwnConversation(
                CustomerConversation.of(conversation),
                standing.position(),
                standing.toldWait(),
                talk.isRated(conversation.id()),
                entries,
                entries.size() < MOST ? null : Long.toString(entries.getLast().seq()));
    }

    @PostMapping("/messages")
    @Requires(Visitors.PERMISSION)
    ResponseEntity<Entry> write(
            Caller caller,
            @PathVariable ChannelId channelId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
            @Valid @RequestBody VisitorMessage body) {
        Visitor visitor = visitors.visitor(caller, channelId);
        UUID unnamed = ids.next();
        Intake.Received received = intake.receive(
                channelId,
                new Inbound.Message(
                        visitor.party() + ":" + (key == null ? unnamed : key),
                        visitor.party(),
                        visitor.identity(),
                        body.name() == null || body.name().isBlank()
                                ? null
                                : body.name().strip(),
                        visitor.language(),
                        body.text(),
                        files.own(caller, body.fileIds())));
        if (body.contact() != null) {
            talk.reachableBy(visitor, body.contact());
        }
        return ResponseEntity.status(received.isDuplicate() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(received.entry());
    }

    @PostMapping("/seen")
    @Requires(Visitors.PERMISSION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(Caller caller, @PathVariable ChannelId channelId, @Valid @RequestBody SeenByVisitor body) {
        Visitor visitor = visitors.visitor(caller, channelId);
        conversations
                .latestOf(channelId.value(), visitor.party())
                .ifPresent(conversation -> conversations.seenByCustomer(conversation.id(), body.seq()));
    }

    @PostMapping("/end")
    @Requires(Visitors.PERMISSION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable ChannelId channelId) {
        Visitor visitor = visitors.visitor(caller, channelId);
        conversations
                .latestOf(channelId.value(), visitor.party())
                .filter(Conversation::isOpen)
                .ifPresent(conversation -> conversations.endByCustomer(conversation.id(), caller.actor()));
    }
}
