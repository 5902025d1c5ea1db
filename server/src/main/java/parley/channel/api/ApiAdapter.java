package parley.channel.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import parley.channel.Channel;
import parley.channel.ChannelAdapter;
import parley.channel.Outbound;
import parley.channel.SendOutcome;
import parley.platform.kernel.Capabilities;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.platform.outbound.OutboundAnswer;
import parley.platform.outbound.OutboundHttp;
import parley.platform.outbound.WebhookSignature;
import tools.jackson.databind.json.JsonMapper;

/// Tells another system by its webhook, signed by the Standard Webhooks scheme.
@Component
class ApiAdapter implements ChannelAdapter<ApiSettings> {

    static final ChannelKey KEY = new ChannelKey("api");
    static final Capabilities CAPABILITIES =
            new Capabilities(Capabilities.Tempo.LIVE_TEXT, 10_000, true, true, true, false);

    private static final int GONE = 410;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    private final OutboundHttp http;
    private final JsonMapper json;
    private final InstantSource clock;

    ApiAdapter(OutboundHttp http, JsonMapper json, InstantSource clock) {
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    /// The body of a webhook.
    ///
    /// @param type `message.created` or `conversation.` and the event
    record Envelope(String type, Instant timestamp, Map<String, Object> data) {}

    @Override
    public Descriptor<ApiSettings> descriptor() {
        return new Descriptor<>(KEY, CAPABILITIES, ApiSettings.DEFAULT, true);
    }

    @Override
    public void check(ApiSettings settings) {
        if (settings.webhookSecret() == null) {
            if (settings.webhookUrl() != null) {
                throw new ProblemException(ApiProblem.WEBHOOK_SECRET_MISSING);
            }
        } else if (!WebhookSignature.areSecrets(settings.webhookSecret().text())) {
            throw new ProblemException(ApiProblem.WEBHOOK_SECRET_MALFORMED);
        }
    }

    @Override
    public SendOutcome send(Channel channel, ApiSettings settings, Outbound outbound) {
        String url = settings.webhookUrl();
        if (url == null) {
            // nobody listens: words must not seem to have arrived, events interest nobody
            return switch (outbound) {
                case Outbound.Message message -> new SendOutcome.Rejected("no-webhook", false);
                case Outbound.File file -> new SendOutcome.Rejected("no-webhook", false);
                case Outbound.Event event -> new SendOutcome.Accepted(null);
                case Outbound.Seen seen -> new SendOutcome.Accepted(null);
                case Outbound.Typing typing -> new SendOutcome.Accepted(null);
            };
        }
        if (settings.webhookSecret() == null) {
            return new SendOutcome.Rejected("no-webhook-secret", false);
        }
        byte[] body = json.writeValueAsBytes(envelope(channel, outbound));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Parley");
        headers.putAll(
                WebhookSignature.headers(settings.webhookSecret().text(), outbound.key(), clock.instant(), body));
        return outcome(http.post(url, headers, body));
    }

    private static Envelope envelope(Channel channel, Outbound outbound) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("channelId", channel.id().value().toString());
        data.put("to", Map.of("id", outbound.party()));
        return switch (outbound) {
            case Outbound.Message message -> {
                data.put("conversationId", message.conversation().value().toString());
                data.put("messageId", message.messageId());
                data.put("text", message.text());
                data.put("from", message.author() == null ? Map.of() : Map.of("name", message.author()));
                yield new Envelope("message.created", message.at(), data);
            }
            case Outbound.File file -> {
                data.put("conversationId", file.conversation().value().toString());
                data.put("messageId", file.messageId());
                data.put("text", "");
                data.put("from", file.author() == null ? Map.of() : Map.of("name", file.author()));
                data.put("attachments", List.of(attachment(channel, file)));
                yield new Envelope("message.created", file.at(), data);
            }
            case Outbound.Seen seen -> {
                data.put("conversationId", seen.conversation().value().toString());
                data.put("messageId", seen.messageId());
                data.put("externalId", seen.externalId());
                yield new Envelope("conversation.seen", seen.at(), data);
            }
            case Outbound.Typing typing -> {
                data.put("conversationId", typing.conversation().value().toString());
                data.put("typing", typing.isTyping());
                data.put("from", typing.author() == null ? Map.of() : Map.of("name", typing.author()));
                yield new Envelope("conversation.typing", typing.at(), data);
            }
            case Outbound.Event event -> {
                data.put("conversationId", event.conversation().value().toString());
                data.putAll(event.arguments());
                yield new Envelope("conversation." + event.event(), event.at(), data);
            }
        };
    }

    /// The receiver fetches it with the token by which it brings messages.
    private static Map<String, Object> attachment(Channel channel, Outbound.File file) {
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("name", file.attachment().name());
        attachment.put("mediaType", file.attachment().mediaType());
        attachment.put("size", file.attachment().size());
        attachment.put(
                "path",
                "/api/v1/channels/" + channel.id().value() + "/files/"
                        + file.attachment().id().value() + "?to="
                        + UriUtils.encode(file.party(), StandardCharsets.UTF_8));
        return attachment;
    }

    private static SendOutcome outcome(OutboundAnswer answer) {
        return switch (answer) {
            case OutboundAnswer.Answered answered -> {
                if (answered.status() >= 200 && answered.status() < 300) {
                    yield new SendOutcome.Accepted(null);
                }
                yield answered.status() == GONE
                        ? new SendOutcome.Gone("gone")
                        : new SendOutcome.Retry(
                                pause(answered.header("retry-after").orElse(null)), "http-" + answered.status());
            }
            case OutboundAnswer.Unreachable(String why) -> new SendOutcome.Retry(null, why);
            case OutboundAnswer.Forbidden(String why) -> new SendOutcome.Rejected(why, false);
        };
    }

    /// Only seconds; a date would need the other side's clock to be right.
    private static @Nullable Duration pause(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,9}")) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(text));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }
}
