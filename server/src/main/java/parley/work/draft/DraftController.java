package parley.work.draft;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;
import parley.work.conversation.ConversationId;
import parley.work.conversation.Conversations;

/// One's own drafts, on whatever device one sits.
@RestController
@RequestMapping("/api/v1")
class DraftController {

    private static final int MOST = 500;

    private final DraftStore store;
    private final Conversations conversations;
    private final InstantSource clock;

    DraftController(DraftStore store, Conversations conversations, InstantSource clock) {
        this.store = store;
        this.conversations = conversations;
        this.clock = clock;
    }

    /// A draft to keep.
    ///
    /// @param version the version that the page knew; 0 for none
    record NewDraft(
            @NotNull @Size(max = 100_000) String text,
            @PositiveOrZero long version) {}

    /// Where I have drafts, newest first; the texts are read one by one.
    @GetMapping("/drafts")
    @Requires("conversation.read")
    Slice<Draft> mine(Caller caller) {
        return Slice.whole(store.of(caller.person(), MOST));
    }

    @GetMapping("/conversations/{id}/draft")
    @Requires("conversation.read")
    Draft one(Caller caller, @PathVariable ConversationId id, @RequestParam String mode) {
        conversations.readable(caller, id);
        return store.find(caller.person(), id, Draft.Mode.of(mode))
                .orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Keeps a draft; refused with `draft-changed` where another device has saved another text
    /// since the version that this one knows.
    @PutMapping("/conversations/{id}/draft")
    @Requires("conversation.write")
    Draft save(
            Caller caller,
            @PathVariable ConversationId id,
            @RequestParam String mode,
            @Valid @RequestBody NewDraft body) {
        conversations.readable(caller, id);
        return store.save(caller.person(), id, Draft.Mode.of(mode), body.text(), body.version(), clock.instant())
                .orElseThrow(() -> new ProblemException(DraftProblem.DRAFT_CHANGED));
    }

    /// Throws a draft away, where it is no newer than the version that the page knows.
    @DeleteMapping("/conversations/{id}/draft")
    @Requires("conversation.write")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Caller caller,
            @PathVariable ConversationId id,
            @RequestParam String mode,
            @RequestParam(required = false) @Nullable Long version) {
        conversations.readable(caller, id);
        store.remove(caller.person(), id, Draft.Mode.of(mode), version == null ? Long.MAX_VALUE : version);
    }
}
