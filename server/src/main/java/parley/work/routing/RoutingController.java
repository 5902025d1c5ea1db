package parley.work.routing;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import parley.work.queue.WrapUpCodes;

/// An agent's own work.
@RestController
@RequestMapping("/api/v1")
class RoutingController {

    private final Offers offers;
    private final Handovers handovers;
    private final WrapUps wrapUps;
    private final WorkStore works;
    private final WrapUpCodes codes;
    private final WorkChanges changes;
    private final Staff staff;

    RoutingController(
            Offers offers,
            Handovers handovers,
            WrapUps wrapUps,
            WorkStore works,
            WrapUpCodes codes,
            WorkChanges changes,
            Staff staff) {
        this.offers = offers;
        this.handovers = handovers;
        this.wrapUps = wrapUps;
        this.works = works;
        this.codes = codes;
        this.changes = changes;
        this.staff = staff;
    }

    record Decline(@Nullable @Size(max = 500) String reason) {}

    record Completion(
            @Nullable @Size(max = 100) String wrapUpCode,
            @Nullable @Size(max = 4000) String summary) {}

    record FalseAlarm(@Nullable @Size(max = 10_000) String note) {}

    /// One of the two says where it goes.
    record Transfer(
            @Nullable QueueId queueId,
            @Nullable AgentId agentId,
            @Nullable @Size(max = 10_000) String note) {

        @Nullable String words() {
            return note == null || note.isBlank() ? null : note.strip();
        }
    }

    @GetMapping("/work-items")
    @Requires("work.take")
    Slice<WorkItemView> mine(Caller caller, @RequestParam String state) {
        AgentId agent = staff.agent(caller).id();
        return switch (state) {
            case "offered" -> Slice.whole(offered(agent));
            case "active" ->
                Slice.whole(works.heldBy(agent).stream().map(changes::view).toList());
            default -> throw new ProblemException(HttpProblem.INVALID_REQUEST, "state");
        };
    }

    private List<WorkItemView> offered(AgentId agent) {
        return offers.open(agent).stream()
                .flatMap(offer -> works.find(offer.work()).stream()
                        .map(item -> WorkItemView.of(item, changes.queue(item), offer)))
                .toList();
    }

    @GetMapping("/work-items/{id}")
    @Requires("work.take")
    WorkItemView one(Caller caller, @PathVariable WorkId id) {
        AgentId agent = staff.agent(caller).id();
        WorkItem item = works.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        Offer offer = offers.open(item, agent).orElse(null);
        if (offer == null && !agent.equals(item.agent()) && !caller.may("work.assign")) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        return WorkItemView.of(item, changes.queue(item), offer);
    }

    @PostMapping("/work-items/{id}/accept")
    @Requires("work.take")
    WorkItemView accept(Caller caller, @PathVariable WorkId id) {
        return changes.view(offers.accept(id, staff.agent(caller).id(), caller.actor()));
    }

    @PostMapping("/work-items/{id}/decline")
    @Requires("work.take")
    WorkItemView decline(
            Caller caller, @PathVariable WorkId id, @Valid @RequestBody(required = false) @Nullable Decline body) {
        return changes.view(
                offers.decline(id, staff.agent(caller).id(), body == null ? null : body.reason(), caller.actor()));
    }

    @PostMapping("/work-items/{id}/transfer")
    @Requires("work.take")
    WorkItemView transfer(Caller caller, @PathVariable WorkId id, @Valid @RequestBody Transfer body) {
        QueueId queue = body.queueId();
        AgentId colleague = body.agentId();
        if ((queue == null) == (colleague == null)) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, "queueId, agentId");
        }
        var gift = new Handovers.Gift(id, staff.agent(caller).id(), body.words());
        return changes.view(
                colleague == null
                        ? handovers.toQueue(gift, requireNonNull(queue), caller.actor())
                        : handovers.toAgent(gift, colleague, caller.actor()));
    }

    /// Says that an emergency is none: it goes to its own queue, with the time it has waited.
    @PostMapping("/work-items/{id}/false-alarm")
    @Requires("work.take")
    WorkItemView calm(
            Caller caller, @PathVariable WorkId id, @Valid @RequestBody(required = false) @Nullable FalseAlarm body) {
        String note = body == null ? null : body.note();
        var gift =
                new Handovers.Gift(id, staff.agent(caller).id(), note == null || note.isBlank() ? null : note.strip());
        return changes.view(handovers.toCalm(gift, caller.actor()));
    }

    /// What was filled in before, for a form that is opened again.
    @GetMapping("/work-items/{id}/outcome")
    @Requires("work.take")
    Completion kept(Caller caller, @PathVariable WorkId id) {
        Outcome kept = wrapUps.kept(id, staff.agent(caller).id());
        return new Completion(kept.code(), kept.summary());
    }

    @PutMapping("/work-items/{id}/outcome")
    @Requires("work.take")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(Caller caller, @PathVariable WorkId id, @Valid @RequestBody Completion body) {
        wrapUps.keep(id, staff.agent(caller).id(), outcome(body));
    }

    private Outcome outcome(Completion body) {
        codes.requireKnown(body.wrapUpCode());
        return new Outcome(body.wrapUpCode(), body.summary());
    }

    @PostMapping("/work-items/{id}/complete")
    @Requires("work.take")
    WorkItemView complete(
            Caller caller, @PathVariable WorkId id, @Valid @RequestBody(required = false) @Nullable Completion body) {
        return changes.view(
                offers.complete(id, staff.agent(caller).id(), body == null ? null : outcome(body), caller.actor()));
    }
}
