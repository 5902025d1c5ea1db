package parley.insight.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A report as it is handed out. Values stand by the keys of [Metric]; one is missing where there
/// is nothing to measure.
///
/// @param from the start of the first interval
/// @param to the end of the last one
/// @param asOf until when it counts
/// @param serviceLevel the formula that holds, for example `sl3`
/// @param rows by interval, and by queue and channel or by agent; only where something happened
/// @param parts the same over the whole range
/// @param course all together by interval
/// @param total of everything, from the counts, never from the rows' percentages
/// @param channels how each channel kept what was promised, beside each other
/// @param fairness how evenly work was spread among equal agents
record IntervalReport(
        String by,
        String attribution,
        String zone,
        Instant from,
        Instant to,
        Instant asOf,
        String serviceLevel,
        double shortAbandonSeconds,
        List<IntervalRow> rows,
        List<IntervalRow> parts,
        List<IntervalRow> course,
        Map<String, Double> total,
        List<ChannelPromise> channels,
        List<FairGroup> fairness) {

    /// Without what tells of anybody else.
    IntervalReport ofOneAgent() {
        return new IntervalReport(
                by,
                attribution,
                zone,
                from,
                to,
                asOf,
                serviceLevel,
                shortAbandonSeconds,
                rows,
                parts,
                course,
                total,
                List.of(),
                List.of());
    }

    /// @param from missing where the row is of the whole range
    record IntervalRow(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant from,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant to,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID queueId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID agentId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String tempo,

            Map<String, Double> values) {}

    /// @param onTime of a hundred that are due; null where none is
    record ChannelPromise(
            String channel,
            String tempo,
            long offered,
            long due,
            long inTarget,
            @Nullable Double onTime) {}

    /// Agents who might have had the same work.
    record FairGroup(UUID queueId, String name, List<FairAgent> agents, FairSpread items, FairSpread load) {}

    /// @param loadSeconds the time of items in the agent's hands, each item counted
    /// @param presentSeconds how long the agent was available or busy
    record FairAgent(UUID agentId, String name, long items, double loadSeconds, double presentSeconds) {}

    /// @param gini zero is perfectly even; null where there was nothing to share
    record FairSpread(@Nullable Double gini, double least, double most, double spread) {}
}
