package parley.work.balance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;
import parley.platform.kernel.Texts;
import parley.work.balance.Proposal.BalanceOutcome;
import parley.work.balance.Proposal.BalanceWish;

/// Proposals of weights: asked for, followed, switched on.
@RestController
@RequestMapping("/api/v1/balance-proposals")
class ProposalController {

    private final Proposals proposals;
    private final Plans plans;

    ProposalController(Proposals proposals, Plans plans) {
        this.proposals = proposals;
        this.plans = plans;
    }

    record BalanceProposalBody(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Valid BalanceWish wish) {}

    /// @param state `waiting`, `running`, `done`, `failed` or `cancelled`
    /// @param progress in hundredths
    /// @param why it failed
    /// @param verdict `gain`, `none` or `loss`; null until it is done
    /// @param planId the plan that was made of it
    /// @param isOn whether that is on
    record BalanceProposalSummary(
            UUID id,
            String name,
            String state,
            int progress,
            @Nullable String why,
            @Nullable String verdict,
            @Nullable UUID planId,
            boolean isOn,
            Instant createdAt,
            String createdBy,
            @Nullable Instant endedAt) {}

    record BalanceProposalView(
            BalanceProposalSummary proposal,
            BalanceWish wish,
            @Nullable BalanceOutcome outcome) {}

    /// The newest first.
    @GetMapping
    @Requires(BalancePermissions.BALANCE)
    Slice<BalanceProposalSummary> list(Locale locale, @RequestParam(required = false) @Nullable UUID after) {
        Slice<Proposal> page = proposals.list(after);
        return new Slice<>(
                page.items().stream().map(one -> summary(one, locale)).toList(), page.next());
    }

    @GetMapping("/{id}")
    @Requires(BalancePermissions.BALANCE)
    BalanceProposalView one(Locale locale, @PathVariable UUID id) {
        return view(proposals.find(id), locale);
    }

    /// What cannot be tuned for is refused at once; the rest is done in the background.
    @PostMapping
    @Requires(BalancePermissions.BALANCE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    BalanceProposalView ask(Caller caller, Locale locale, @Valid @RequestBody BalanceProposalBody body) {
        return view(proposals.ask(body.name().strip(), body.wish(), caller.actor()), locale);
    }

    @PostMapping("/{id}/cancel")
    @Requires(BalancePermissions.BALANCE)
    BalanceProposalView cancel(Caller caller, Locale locale, @PathVariable UUID id) {
        return view(proposals.cancel(id, caller.actor()), locale);
    }

    /// Makes a plan of it and switches that on.
    @PostMapping("/{id}/on")
    @Requires(BalancePermissions.BALANCE)
    BalanceProposalView switchOn(Caller caller, Locale locale, @PathVariable UUID id) {
        proposals.switchOn(id, caller.actor());
        return one(locale, id);
    }

    private BalanceProposalView view(Proposal proposal, Locale locale) {
        return new BalanceProposalView(summary(proposal, locale), proposal.wish(), proposal.outcome());
    }

    private BalanceProposalSummary summary(Proposal proposal, Locale locale) {
        UUID plan = proposal.planId();
        return new BalanceProposalSummary(
                proposal.id(),
                proposal.name(),
                proposal.state().name().toLowerCase(Locale.ROOT),
                proposal.progress(),
                sentence(proposal, locale),
                proposal.verdict() == null ? null : proposal.verdict().name().toLowerCase(Locale.ROOT),
                plan != null && plans.isThere(plan) ? plan : null,
                plan != null && plans.isThere(plan) && plans.find(plan).isOn(),
                proposal.createdAt(),
                proposal.createdBy(),
                proposal.endedAt());
    }

    private static @Nullable String sentence(Proposal proposal, Locale locale) {
        if (proposal.why() == null) {
            return null;
        }
        return Texts.language(locale).equals(Locale.CHINESE)
                ? proposal.why().zh()
                : proposal.why().en();
    }
}
