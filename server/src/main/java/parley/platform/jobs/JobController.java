package parley.platform.jobs;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;

/// Jobs for administrators: what was given up, why, and once more from the start.
@RestController
@RequestMapping("/api/v1/jobs")
class JobController {

    private static final int PAGE = 50;
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Jobs jobs;
    private final JobStore store;

    JobController(Jobs jobs, JobStore store) {
        this.jobs = jobs;
        this.store = store;
    }

    @GetMapping
    @Requires("settings.manage")
    Slice<JobView> list(
            @RequestParam(defaultValue = "dead") String state, @RequestParam(required = false) @Nullable JobId after) {
        // one more than asked for tells whether there are older ones
        List<Job> found = store.list(state(state), after == null ? AFTER_ALL : after.value(), PAGE + 1);
        List<Job> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        return new Slice<>(
                page.stream().map(job -> JobView.of(job, List.of())).toList(),
                found.size() > PAGE ? page.getLast().id().value().toString() : null);
    }

    private static Job.State state(String word) {
        for (Job.State state : Job.State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
                return state;
            }
        }
        throw new ProblemException(HttpProblem.INVALID_REQUEST, "state");
    }

    @GetMapping("/{id}")
    @Requires("settings.manage")
    JobView one(@PathVariable JobId id) {
        Job job = store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        return JobView.of(job, store.attempts(id));
    }

    @PostMapping("/{id}/replay")
    @Requires("settings.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replay(Caller caller, @PathVariable JobId id) {
        jobs.replay(id, caller.actor());
    }
}
