package parley.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;

/// Every statement about what came in, by the sender's own id of it.
@Repository
class InboundStore {

    private static final String KNOWN = """
            select conversation_id, seq
            from channel_inbound
            where channel_id = :channel
              and external_id = :external
            """;

    /// Waits for a transaction that has taken the same id at this moment.
    private static final String CLAIM = """
            insert into channel_inbound (channel_id, external_id, at, attributes)
            values (:channel, :external, :now, :attributes::jsonb)
            on conflict (channel_id, external_id) do nothing
            """;

    /// In one order, so that two who claim the same ones never wait for each other.
    private static final String CLAIM_ALL = """
            insert into channel_inbound (channel_id, external_id, at)
            select channel_id, external_id, :now
            from unnest(:channels::uuid[], :externals::text[]) as claim (channel_id, external_id)
            order by channel_id, external_id
            on conflict (channel_id, external_id) do nothing
            returning channel_id, external_id
            """;

    private static final String PLACE = """
            update channel_inbound i
            set conversation_id = placed.conversation_id,
                seq = placed.seq
            from unnest(:channels::uuid[], :externals::text[], :conversations::uuid[], :seqs::bigint[])
              as placed (channel_id, external_id, conversation_id, seq)
            where i.channel_id = placed.channel_id
              and i.external_id = placed.external_id
            """;

    private static final String GIVE_BACK = """
            delete from channel_inbound
            where (channel_id, external_id) in (
              select channel_id, external_id
              from unnest(:channels::uuid[], :externals::text[]) as claim (channel_id, external_id)
            )
            """;

    private final JdbcClient jdbc;

    InboundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where a message went that came in before.
    record Known(UUID conversation, long seq) {}

    /// The sender's id of a message.
    record Claim(ChannelId channel, String externalId) {}

    /// Where a claimed message has gone.
    record Placed(Claim claim, Known place) {}

    Known known(ChannelId channel, String externalId) {
        return find(channel, externalId).orElseThrow();
    }

    Optional<Known> find(ChannelId channel, String externalId) {
        return jdbc.sql(KNOWN)
                .param("channel", channel.value())
                .param("external", externalId)
                .query((row, number) -> new Known(row.getObject("conversation_id", UUID.class), row.getLong("seq")))
                .optional();
    }

    /// Takes the sender's id of a message for the caller's transaction, which notes the place.
    ///
    /// @param attributes as JSON; null where there are none
    /// @return false where the message is here already, and has a place
    boolean claim(ChannelId channel, String externalId, @Nullable String attributes, Instant now) {
        return jdbc.sql(CLAIM)
                        .param("channel", channel.value())
                        .param("external", externalId)
                        .param("attributes", attributes)
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    /// The same for many; every one that is taken must be placed or given back.
    ///
    /// @return those that were new
    List<Claim> claimAll(List<Claim> claims, Instant now) {
        return jdbc.sql(CLAIM_ALL)
                .param("channels", channels(claims))
                .param("externals", externals(claims))
                .param("now", Timestamps.parameter(now))
                .query((row, number) ->
                        new Claim(new ChannelId(row.getObject("channel_id", UUID.class)), row.getString("external_id")))
                .list();
    }

    /// Notes where claimed messages have gone.
    void place(List<Placed> all) {
        List<Claim> claims = all.stream().map(Placed::claim).toList();
        jdbc.sql(PLACE)
                .param("channels", channels(claims))
                .param("externals", externals(claims))
                .param("conversations", uuids(all, one -> one.place().conversation()))
                .param("seqs", all.stream().map(one -> one.place().seq()).toArray(Long[]::new))
                .update();
    }

    void giveBack(List<Claim> claims) {
        jdbc.sql(GIVE_BACK)
                .param("channels", channels(claims))
                .param("externals", externals(claims))
                .update();
    }

    private static UUID[] channels(List<Claim> claims) {
        return uuids(claims, claim -> claim.channel().value());
    }

    private static String[] externals(List<Claim> claims) {
        return claims.stream().map(Claim::externalId).toArray(String[]::new);
    }

    private static <T> UUID[] uuids(List<T> things, Function<T, UUID> id) {
        return things.stream().map(id).toArray(UUID[]::new);
    }
}
