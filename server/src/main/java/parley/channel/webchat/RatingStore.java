package parley.channel.webchat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.channel.ChannelId;
import parley.platform.kernel.Timestamps;
import parley.work.conversation.ConversationId;

/// Every statement about ratings.
@Repository
class RatingStore {

    private static final String INSERT = """
            insert into webchat_rating (conversation_id, channel_id, score, comment, at)
            values (:conversation, :channel, :score, :comment, :now)
            on conflict (conversation_id) do nothing
            """;

    private static final String IS_RATED = """
            select exists (
              select 1
              from webchat_rating
              where conversation_id = :conversation
            )
            """;

    private final JdbcClient jdbc;

    RatingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether it is the first.
    boolean insert(ConversationId conversation, ChannelId channel, int score, @Nullable String comment, Instant now) {
        return jdbc.sql(INSERT)
                        .param("conversation", conversation.value())
                        .param("channel", channel.value())
                        .param("score", score)
                        .param("comment", comment)
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    boolean isRated(ConversationId conversation) {
        return jdbc.sql(IS_RATED)
                .param("conversation", conversation.value())
                .query(Boolean.class)
                .single();
    }
}
