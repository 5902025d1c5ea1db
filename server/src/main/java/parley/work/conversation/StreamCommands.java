package parley.work.conversation;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ProblemException;
import parley.platform.live.Stream;
import parley.platform.live.StreamCommand;
import tools.jackson.databind.JsonNode;

/// What pages may say about conversations over their stream: which they look at, and that somebody
/// types.
@Configuration(proxyBeanMethods = false)
class StreamCommands {

    @Bean
    StreamCommand watch(ConversationAccess access) {
        return new Command("watch") {
            @Override
            public void handle(Stream stream, JsonNode frame, Following following) {
                Conversation conversation = access.readable(stream.caller(), id(frame));
                following.add(ConversationEvents.watchers(conversation.id()));
            }
        };
    }

    @Bean
    StreamCommand unwatch() {
        return new Command("unwatch") {
            @Override
            public void handle(Stream stream, JsonNode frame, Following following) {
                following.remove(ConversationEvents.watchers(id(frame)));
            }
        };
    }

    @Bean
    StreamCommand typing(Typists typists) {
        return new Command("typing") {
            @Override
            public void handle(Stream stream, JsonNode frame, Following following) {
                JsonNode typing = frame.get("typing");
                typists.typing(stream, frame, typing != null && typing.asBoolean());
            }
        };
    }

    @Bean
    Typists typists(ConversationStore store, ConversationEvents events, Staff staff) {
        return new Typists(store, events, staff);
    }

    /// Shows that somebody types, to the other side and to colleagues.
    static final class Typists {
        private final ConversationStore store;
        private final ConversationEvents events;
        private final Staff staff;

        Typists(ConversationStore store, ConversationEvents events, Staff staff) {
            this.store = store;
            this.events = events;
            this.staff = staff;
        }

        void typing(Stream stream, JsonNode frame, boolean isTyping) {
            if (!stream.caller().isStaff()) {
                // a customer's stream follows one party, which names the conversation
                stream.caller()
                        .party()
                        .flatMap(party -> store.openOf(party.channelId(), party.name()))
                        .ifPresent(conversation -> events.typing(
                                conversation,
                                new Author(
                                        Author.Kind.CUSTOMER,
                                        conversation.customerId().value(),
                                        null),
                                isTyping,
                                stream));
                return;
            }
            var agent = new AgentId(stream.caller().person().value());
            store.find(id(frame))
                    .filter(conversation -> agent.equals(conversation.agentId()))
                    .ifPresent(conversation -> events.typing(
                            conversation,
                            new Author(
                                    Author.Kind.AGENT,
                                    agent.value(),
                                    staff.find(agent).map(one -> one.alias()).orElse(null)),
                            isTyping,
                            stream));
        }
    }

    private abstract static class Command implements StreamCommand {
        private final String type;

        Command(String type) {
            this.type = type;
        }

        @Override
        public String type() {
            return type;
        }
    }

    private static ConversationId id(JsonNode frame) {
        String text = StreamCommand.text(frame, "conversationId");
        try {
            return new ConversationId(UUID.fromString(String.valueOf(text)));
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(malformed, HttpProblem.INVALID_REQUEST, "conversationId");
        }
    }
}
