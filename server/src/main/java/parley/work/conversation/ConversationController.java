package parley.work.conversation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
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
import parley.people.staff.Agent;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.files.FileDoor;
import parley.platform.files.FileId;
import parley.platform.files.FileView;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;

/// Conversations for staff.
@RestController
@RequestMapping("/api/v1/conversations")
class ConversationController {

    private static final int PAGE = 50;
    private static final int MOST = 200;
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Conversations conversations;
    private final ConversationStore store;
    private final EntryStore entries;
    private final ConversationViews views;
    private final ConversationAccess access;
    private final Staff staff;
    private final FileDoor files;

    ConversationController(
            Conversations conversations,
            ConversationStore store,
            EntryStore entries,
            ConversationViews views,
            ConversationAccess access,
            Staff staff,
            FileDoor files) {
        this.conversations = conversations;
        this.store = store;
        this.entries = entries;
        this.views = views;
        this.access = access;
        this.staff = staff;
        this.files = files;
    }

    record NewMessage(
            @NotNull @Size(max = 400_000) String text,
            Entry.@Nullable Visibility visibility,
            @Nullable @Size(max = 50) List<AgentId> mentions,
            @Nullable @Size(max = 10) List<@NotNull FileId> fileIds,
            @Nullable @PositiveOrZero Long seenSeq,
            @Nullable Boolean force) {

        /// How far the writer had read, where that is to be looked at.
        @Nullable Long guardedSeq() {
            return Boolean.TRUE.equals(force) ? null : seenSeq;
        }

        Message message() {
            return new Message(text, fileIds == null ? List.of() : fileIds);
        }
    }

    record Seen(@PositiveOrZero long seq) {}

    @GetMapping
    @Requires("conversation.read")
    Slice<ConversationView> list(
            Caller caller,
            @RequestParam(defaultValue = "mine") String scope,
            @RequestParam(required = false) @Nullable ConversationId after) {
        return switch (scope) {
            // who is no agent holds none, which is an answer and not a mistake
            case "mine" ->
                Slice.whole(views.views(store.heldBy(new AgentId(caller.person().value()), MOST)));
            case "open" -> all(caller, Conversation.State.OPEN, after);
            case "closed" -> all(caller, Conversation.State.CLOSED, after);
            default -> throw new ProblemException(HttpProblem.INVALID_REQUEST, "scope");
        };
    }

    private Slice<ConversationView> all(Caller caller, Conversation.State state, @Nullable ConversationId after) {
        if (!caller.may("conversation.read-all")) {
            throw new ProblemException(HttpProblem.FORBIDDEN);
        }
        Instant beforeTime = Instant.parse("9999-01-01T00:00:00Z");
        UUID beforeId = LAST_ID;
        if (after != null) {
            Conversation last = conversations.find(after);
            beforeTime = last.openedAt();
            beforeId = last.id().value();
        }
        List<Conversation> page = store.inState(state, beforeTime, beforeId, PAGE);
        String next = page.size() < PAGE ? null : page.getLast().id().value().toString();
        return new Slice<>(views.views(page), next);
    }

    @GetMapping("/{id}")
    @Requires("conversation.read")
    ConversationView one(Caller caller, @PathVariable ConversationId id) {
        return views.view(access.readable(caller, id));
    }

    @GetMapping("/{id}/messages")
    @Requires("conversation.read")
    Slice<Entry> messages(
            Caller caller,
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit) {
        access.readable(caller, id);
        int most = Math.clamp(limit, 1, MOST);
        if (before != null) {
            // one more than asked for tells whether there are older ones
            List<Entry> found = entries.before(id, before, true, most + 1);
            List<Entry> page = found.size() > most ? found.subList(1, found.size()) : found;
            return new Slice<>(
                    page, found.size() > most ? Long.toString(page.getFirst().seq()) : null);
        }
        List<Entry> found = entries.after(id, after == null ? 0 : after, true, most + 1);
        List<Entry> page = found.size() > most ? found.subList(0, most) : found;
        return new Slice<>(
                page, found.size() > most ? Long.toString(page.getLast().seq()) : null);
    }

    @PostMapping("/{id}/messages")
    @Requires("conversation.write")
    ResponseEntity<Entry> write(
            Caller caller,
            @PathVariable ConversationId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
            @Valid @RequestBody NewMessage body) {
        access.readable(caller, id);
        Agent agent = staff.agent(caller);
        String clientKey = key == null ? null : "agent:" + agent.id().value() + ":" + key;
        Entry entry = body.visibility() == Entry.Visibility.INTERNAL
                ? conversations.note(
                        id, agent, body.message(), body.mentions() == null ? List.of() : body.mentions(), clientKey)
                : conversations.reply(id, agent, body.message(), body.guardedSeq(), clientKey);
        return ResponseEntity.status(HttpStatus.CREATED).body(entry);
    }

    @PostMapping("/{id}/files")
    @Requires("conversation.write")
    ResponseEntity<FileView> upload(
            Caller caller,
            @PathVariable ConversationId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
            HttpServletRequest request)
            throws IOException {
        access.readable(caller, id);
        return ResponseEntity.status(HttpStatus.CREATED).body(files.take(request, caller, key));
    }

    @PostMapping("/{id}/seen")
    @Requires("conversation.read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(Caller caller, @PathVariable ConversationId id, @Valid @RequestBody Seen body) {
        Conversation conversation = access.readable(caller, id);
        if (caller.isStaff() && new AgentId(caller.person().value()).equals(conversation.agentId())) {
            conversations.seenByStaff(id, body.seq());
        }
    }
}
