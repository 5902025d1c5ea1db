package parley.channel.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.channel.Channel;
import parley.channel.ChannelId;
import parley.channel.Channels;
import parley.channel.Inbound;
import parley.channel.Intake;
import parley.people.customer.Identity;
import parley.platform.files.FileId;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.work.conversation.Conversation;
import parley.work.conversation.ConversationId;
import parley.work.conversation.ConversationProblem;
import parley.work.conversation.Conversations;
import parley.work.conversation.Entry.Delivery;

/// Where other systems bring what their customers say, and how far our answers have come.
@RestController
@RequestMapping("/api/v1/channels/{id}")
class ApiController {

    private final Channels channels;
    private final Intake intake;
    private final Conversations conversations;
    private final ApiFiles files;

    ApiController(Channels channels, Intake intake, Conversations conversations, ApiFiles files) {
        this.channels = channels;
        this.intake = intake;
        this.conversations = conversations;
        this.files = files;
    }

    /// @param id how the other system names the customer
    /// @param address an address or number, for people to read
    record From(
            @NotBlank @Size(max = 200) String id,
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 400) String address) {}

    /// @param mediaType what the sender thinks it is; what counts is what it is
    /// @param content in Base64
    record Attachment(
            @NotBlank @Size(max = 300) String name,
            @Nullable @Size(max = 200) String mediaType,
            @NotNull @Size(max = 30_000_000) String content) {}

    /// @param externalId the other system's own id of the message; the same again is a repetition
    /// @param conversation the conversation that it must join; without one it joins the customer's
    ///     open one, or begins one
    /// @param language the customer's language; English where nothing is said
    record InboundMessage(
            @NotBlank @Size(max = 200) String externalId,
            @NotNull @Valid From from,
            @Nullable ConversationId conversation,
            @Nullable @Size(max = 400_000) String text,
            @Nullable @Size(max = 20) List<@Valid Attachment> attachments,
            @Nullable @Size(max = 50) Map<@Size(max = 100) String, @Size(max = 2000) String> attributes,
            @Nullable Instant sentAt,
            @Nullable @Pattern(regexp = "en|zh-CN") String language) {}

    record Taken(ConversationId conversationId, String messageId, boolean duplicate) {}

    /// @param messageId ours, as the webhook named it
    record Receipt(
            @NotBlank @Size(max = 200) String messageId,

            @NotNull @Pattern(regexp = "delivered|seen|failed") String state,

            @Nullable @Size(max = 50) @Pattern(regexp = "[a-z0-9-]+") String reason) {}

    record Departure(@NotNull @Valid From from) {}

    record Typing(@NotNull @Valid From from, @NotNull Boolean typing) {}

    @PostMapping("/inbound")
    @Requires("channel.inbound")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Taken inbound(Caller caller, @PathVariable ChannelId id, @Valid @RequestBody InboundMessage body) {
        Channel channel = channel(id);
        String party = body.from().id().strip();
        if (body.conversation() != null) {
            requireOpen(body.conversation(), channel, party);
        }
        String name = body.from().name();
        Intake.Received received = intake.receive(
                id,
                new Inbound.Message(
                        body.externalId(),
                        party,
                        new Identity("api:" + id.value(), party),
                        name == null || name.isBlank() ? null : name.strip(),
                        body.language() == null ? "en" : body.language(),
                        body.text() == null ? "" : body.text(),
                        body.attachments() == null
                                ? List.of()
                                : files.take(channel, body.externalId(), body.attachments(), caller.actor()),
                        attributes(body)));
        return new Taken(
                received.entry().conversationId(), received.entry().id().toString(), received.isDuplicate());
    }

    /// What the other system said beside the words, kept with them.
    private static Map<String, String> attributes(InboundMessage body) {
        Map<String, String> all = new TreeMap<>(body.attributes() == null ? Map.of() : body.attributes());
        if (body.from().address() != null) {
            all.put("from.address", body.from().address());
        }
        if (body.sentAt() != null) {
            all.put("sentAt", body.sentAt().toString());
        }
        return all;
    }

    /// It must be this customer's on this channel, so that one conversation's id opens no other.
    private void requireOpen(ConversationId id, Channel channel, String party) {
        Conversation named = conversations.find(id);
        if (!named.channelId().equals(channel.id().value()) || !named.party().equals(party)) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        if (!named.isOpen()) {
            throw new ProblemException(ConversationProblem.CONVERSATION_CLOSED);
        }
    }

    @PostMapping("/receipts")
    @Requires("channel.inbound")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receipt(@PathVariable ChannelId id, @Valid @RequestBody Receipt body) {
        Channel channel = channel(id);
        var state = Delivery.State.valueOf(body.state().toUpperCase(Locale.ROOT));
        String reason = state == Delivery.State.FAILED && body.reason() == null ? "refused" : body.reason();
        if (!intake.receipt(channel.id(), new Inbound.Receipt(body.messageId(), state, reason))) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
    }

    /// The customer types, or has stopped; shown to who works on the conversation, and not kept.
    @PostMapping("/typing")
    @Requires("channel.inbound")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void typing(@PathVariable ChannelId id, @Valid @RequestBody Typing body) {
        conversations.typing(channel(id).id().value(), body.from().id().strip(), body.typing());
    }

    /// A file that went out to this customer by a webhook.
    @GetMapping("/files/{file}")
    @Requires("channel.inbound")
    ResponseEntity<Resource> file(
            @PathVariable ChannelId id, @PathVariable FileId file, @RequestParam @Size(max = 200) String to) {
        return files.give(channel(id), to, file);
    }

    @PostMapping("/departures")
    @Requires("channel.inbound")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void departure(@PathVariable ChannelId id, @Valid @RequestBody Departure body) {
        intake.take(channel(id), new Inbound.Left(body.from().id().strip()));
    }

    private Channel channel(ChannelId id) {
        Channel channel = channels.active(id);
        if (!channel.key().equals(ApiAdapter.KEY)) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        return channel;
    }
}
