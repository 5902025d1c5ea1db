package parley.work.strategy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Capacity;

/// What holds for the whole centre.
///
/// @param urgency how much a channel's share of waiting counts beside others', by the channel's
///     key; 1 where nothing is said
/// @param fifoAcrossChannels whether plain age replaces urgency
/// @param defaultTier of new work, by how fast its channel is; 0 is kept for emergencies
/// @param capacity how much of what an agent may hold
@JsonIgnoreProperties({"changedAt", "changedBy"})
public record RoutingRules(
        @NotNull @Size(max = 100) Map<@NotNull ChannelKey, @NotNull @DecimalMin("0.01") @DecimalMax("1000") Double> urgency,

        boolean fifoAcrossChannels,
        @NotNull @Size(min = 3) Map<Tempo, @NotNull @Min(1) @Max(9) Integer> defaultTier,
        @NotNull @Valid CapacityRules capacity) {

    /// What a new centre has: calls before chats before mails, and a mail may wait while a call is
    /// taken.
    public static final RoutingRules USUAL = new RoutingRules(
            Map.of(),
            false,
            Map.of(Tempo.REAL_TIME, 4, Tempo.LIVE_TEXT, 5, Tempo.DEFERRED, 6),
            new CapacityRules(
                    Capacity.UNITS,
                    Map.of(
                            Tempo.REAL_TIME, new ChannelShare(null, null, 1, List.of()),
                            Tempo.LIVE_TEXT, new ChannelShare(null, null, null, List.of("LIVE_TEXT")),
                            Tempo.DEFERRED, new ChannelShare(20, 0, 5, List.of("REAL_TIME", "LIVE_TEXT", "DEFERRED"))),
                    Map.of(),
                    Map.of(),
                    null));

    /// How much of what an agent may hold.
    ///
    /// @param units how much all may weigh together
    /// @param tempi by how fast a channel is
    /// @param channels other than their tempo says, by the channel's key
    /// @param labelLimits how many items of a label may be held
    /// @param rampUp how gently agents begin; null for at once
    public record CapacityRules(
            @Min(1) @Max(10_000) int units,
            @NotNull @Size(min = 3) Map<Tempo, @NotNull @Valid ChannelShare> tempi,
            @NotNull @Size(max = 100) Map<@NotNull ChannelKey, @NotNull @Valid ChannelShare> channels,

            @NotNull @Size(max = 100) Map<@NotBlank @Size(max = 100) String, @NotNull @Min(0) @Max(1000) Integer> labelLimits,

            @Nullable @Valid GentleBeginning rampUp) {}

    /// What one channel takes.
    ///
    /// @param weight of an item; null for as much as lets the agent hold `most`
    /// @param pausedWeight of one that waits; null for the same
    /// @param most how many at once; null for as many as the agent's own load says
    /// @param interruptibleBy what may be added on top: tempi, or channels' keys
    public record ChannelShare(
            @Nullable @Min(0) @Max(10_000) Integer weight,
            @Nullable @Min(0) @Max(10_000) Integer pausedWeight,
            @Nullable @Min(0) @Max(1000) Integer most,
            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 40) String> interruptibleBy) {

        private Capacity.Share share(int units, int mostOfAgent, Map<ChannelKey, Tempo> known) {
            int count = most == null ? mostOfAgent : most;
            int full = weight == null ? units / Math.max(1, count) : weight;
            Set<ChannelKey> by = known.entrySet().stream()
                    .filter(one -> interruptibleBy.contains(one.getValue().name())
                            || interruptibleBy.contains(one.getKey().value()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            return new Capacity.Share(full, pausedWeight == null ? full : pausedWeight, count, by);
        }
    }

    /// A gentle beginning after signing in.
    ///
    /// @param perMinute how many new items in a minute
    /// @param minutes how long after signing in
    public record GentleBeginning(
            @Min(1) @Max(100) int perMinute,
            @Min(1) @Max(480) int minutes) {}

    /// What an agent may hold.
    ///
    /// @param mostOfAgent the agent's own load
    /// @param known the channels that there are, with how fast they are
    public Capacity capacity(int mostOfAgent, Map<ChannelKey, Tempo> known) {
        var shares = new HashMap<ChannelKey, Capacity.Share>();
        known.forEach((channel, tempo) -> {
            ChannelShare own =
                    capacity.channels().getOrDefault(channel, capacity.tempi().get(tempo));
            if (own != null) {
                shares.put(channel, own.share(capacity.units(), mostOfAgent, known));
            }
        });
        GentleBeginning gently = capacity.rampUp();
        return new Capacity(
                capacity.units(),
                shares,
                capacity.labelLimits(),
                gently == null ? null : new Capacity.RampUp(gently.perMinute(), gently.minutes() * 60_000L));
    }

    /// The tier of new work where nobody says otherwise.
    public int tier(Tempo tempo) {
        return defaultTier.getOrDefault(tempo, 5);
    }
}
