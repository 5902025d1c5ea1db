package parley.people.staff;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;

/// Opening hours for administrators.
@RestController
@RequestMapping("/api/v1/hours")
class HoursController {

    private static final int MOST = 200;
    private static final String BEGIN = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String END = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";

    private final Hours hours;
    private final HoursStore store;

    HoursController(Hours hours, HoursStore store) {
        this.hours = hours;
        this.store = store;
    }

    record WeekBody(
            @Min(1) @Max(7) int day,
            @NotNull @Pattern(regexp = BEGIN) String from,
            @NotNull @Pattern(regexp = END) String to) {}

    record ExceptionBody(
            @NotNull LocalDate date,
            @Nullable @Pattern(regexp = BEGIN) String from,
            @Nullable @Pattern(regexp = END) String to,
            @Nullable @Size(max = 200) String name) {}

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "changedAt", "changedBy"})
    record HoursBody(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 100) String timeZone,
            @NotNull @Size(max = 100) List<@NotNull @Valid WeekBody> week,
            @Nullable @Size(max = 1000) List<@NotNull @Valid ExceptionBody> exceptions) {

        WrittenHours wanted() {
            return new WrittenHours(
                    name,
                    timeZone,
                    week.stream()
                            .map(one -> new WrittenHours.Weekly(one.day(), one.from(), one.to()))
                            .toList(),
                    exceptions == null
                            ? List.of()
                            : exceptions.stream()
                                    .map(one -> new WrittenHours.Special(
                                            one.date(), one.from(), one.to(), one.name() == null ? "" : one.name()))
                                    .toList());
        }
    }

    record HoursView(
            HoursId id,
            String name,
            String timeZone,
            List<WrittenHours.Weekly> week,
            List<WrittenHours.Special> exceptions,
            Instant changedAt,
            String changedBy) {

        static HoursView of(StoredHours hours) {
            WrittenHours times = hours.times();
            return new HoursView(
                    hours.id(),
                    times.name(),
                    times.timeZone(),
                    times.week(),
                    times.exceptions(),
                    hours.changedAt(),
                    hours.changedBy());
        }
    }

    /// By name.
    @GetMapping
    @Requires(StaffPermissions.MANAGE)
    Slice<HoursView> list(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<HoursView> found =
                store.list(after, most + 1).stream().map(HoursView::of).toList();
        return Slice.page(found, most, HoursView::name);
    }

    @PostMapping
    @Requires(StaffPermissions.MANAGE)
    ResponseEntity<HoursView> create(Caller caller, @Valid @RequestBody HoursBody body) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(HoursView.of(hours.create(caller.actor(), body.wanted())));
    }

    @GetMapping("/{id}")
    @Requires(StaffPermissions.MANAGE)
    HoursView one(@PathVariable HoursId id) {
        return HoursView.of(hours.find(id));
    }

    @PutMapping("/{id}")
    @Requires(StaffPermissions.MANAGE)
    HoursView change(Caller caller, @PathVariable HoursId id, @Valid @RequestBody HoursBody body) {
        return HoursView.of(hours.change(caller.actor(), id, body.wanted()));
    }

    @DeleteMapping("/{id}")
    @Requires(StaffPermissions.MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable HoursId id) {
        hours.delete(caller.actor(), id);
    }
}
