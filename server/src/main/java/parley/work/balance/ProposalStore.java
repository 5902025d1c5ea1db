package parley.work.balance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import parley.platform.kernel.Timestamps;
import parley.work.balance.Proposal.BalanceOutcome;
import parley.work.balance.Proposal.BalanceWish;
import parley.work.balance.Proposal.State;
import parley.work.balance.Proposal.Verdict;
import parley.work.balance.Proposal.Why;
import tools.jackson.databind.json.JsonMapper;

/// Every statement about weights that were looked for.
@Repository
class ProposalStore {

    private static final String INSERT = """
            insert into balance_proposal (id, name, wish, state, progress, created_at, created_by)
            values (:id, :name, :wish::jsonb, 'WAITING', 0, :now, :by)
            """;

    private static final String LIST = """
            select id, name, wish, state, progress, null as outcome, outcome ->> 'verdict' as verdict, why_en, why_zh, plan_id, created_at, created_by,
              ended_at
            from balance_proposal
            where id < :before
            order by id desc
            limit :most
            """;

    private static final String FIND = """
            select id, name, wish, state, progress, outcome, outcome ->> 'verdict' as verdict, why_en, why_zh, plan_id, created_at, created_by,
              ended_at
            from balance_proposal
            where id = :id
            """;

    private static final String COUNT_OPEN = """
            select count(id)
            from balance_proposal
            where state in ('WAITING', 'RUNNING')
            """;

    private static final String PROGRESS = """
            update balance_proposal
            set state = 'RUNNING',
                progress = :progress
            where id = :id
              and state in ('WAITING', 'RUNNING')
            """;

    private static final String END = """
            update balance_proposal
            set state = :state,
                progress = case when :state = 'DONE' then 100 else progress end,
                outcome = :outcome::jsonb,
                why_en = :en,
                why_zh = :zh,
                ended_at = :now
            where id = :id
              and state in ('WAITING', 'RUNNING')
            """;

    private static final String FORGET_OLD = """
            delete from balance_proposal
            where state not in ('WAITING', 'RUNNING')
              and id not in (
                select id
                from balance_proposal
                order by id desc
                limit :most
              )
            """;

    private static final String MADE_PLAN = """
            update balance_proposal
            set plan_id = :plan
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProposalStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Proposal proposal) {
        jdbc.sql(INSERT)
                .param("id", proposal.id())
                .param("name", proposal.name())
                .param("wish", json.writeValueAsString(proposal.wish()))
                .param("now", Timestamps.parameter(proposal.createdAt()))
                .param("by", proposal.createdBy())
                .update();
    }

    /// The newest first, without what they came to.
    List<Proposal> list(UUID before, int most) {
        return jdbc.sql(LIST)
                .param("before", before)
                .param("most", most)
                .query(this::proposal)
                .list();
    }

    Optional<Proposal> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(this::proposal).optional();
    }

    int countOpen() {
        return jdbc.sql(COUNT_OPEN).query(Integer.class).single();
    }

    /// Whether it is still wanted.
    boolean progress(UUID id, int hundredths) {
        return jdbc.sql(PROGRESS).param("id", id).param("progress", hundredths).update() == 1;
    }

    /// Whether it was still wanted.
    boolean end(UUID id, State state, @Nullable BalanceOutcome outcome, @Nullable Why why, Instant now) {
        return jdbc.sql(END)
                        .param("id", id)
                        .param("state", state.name())
                        .param("outcome", outcome == null ? null : json.writeValueAsString(outcome))
                        .param("en", why == null ? null : why.en())
                        .param("zh", why == null ? null : why.zh())
                        .param("now", Timestamps.parameter(now))
                        .update()
                == 1;
    }

    void forgetAllBut(int most) {
        jdbc.sql(FORGET_OLD).param("most", most).update();
    }

    void madePlan(UUID id, UUID plan) {
        jdbc.sql(MADE_PLAN).param("id", id).param("plan", plan).update();
    }

    private Proposal proposal(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        String verdict = row.getString("verdict");
        String en = row.getString("why_en");
        String zh = row.getString("why_zh");
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getString("name"),
                json.readValue(row.getString("wish"), BalanceWish.class),
                State.valueOf(row.getString("state")),
                row.getInt("progress"),
                outcome == null ? null : json.readValue(outcome, BalanceOutcome.class),
                verdict == null ? null : Verdict.valueOf(verdict),
                en == null || zh == null ? null : new Why(en, zh),
                row.getObject("plan_id", UUID.class),
                Timestamps.instant(row, "created_at"),
                row.getString("created_by"),
                Timestamps.instantOrNull(row, "ended_at"));
    }
}
