package parley.people.customer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;

/// Customers for staff.
@RestController
@RequestMapping("/api/v1/customers")
class CustomerController {

    private final Profiles profiles;

    CustomerController(Profiles profiles) {
        this.profiles = profiles;
    }

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "identities", "block", "createdAt", "changedAt", "changedBy"})
    record ProfileForm(
            @Nullable @Size(max = 200) String name,

            @NotNull @Pattern(regexp = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,4}")
            String language,

            @Nullable @Size(max = 10_000) String note,
            @Nullable @Min(0) @Max(100) Integer value) {

        Profiles.Facts facts() {
            return new Profiles.Facts(name, language, note, value);
        }
    }

    record BlockForm(
            @NotNull Instant until,
            @Nullable @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("customer.read")
    Slice<CustomerView> search(
            @RequestParam(defaultValue = "") String query, @RequestParam(required = false) @Nullable CustomerId after) {
        return profiles.search(query, after);
    }

    @GetMapping("/{id}")
    @Requires("customer.read")
    CustomerView one(@PathVariable CustomerId id) {
        return profiles.find(id);
    }

    @PutMapping("/{id}")
    @Requires("customer.write")
    CustomerView change(Caller caller, @PathVariable CustomerId id, @Valid @RequestBody ProfileForm body) {
        return profiles.change(id, body.facts(), caller.actor());
    }

    @PutMapping("/{id}/block")
    @Requires("customer.block")
    CustomerView block(Caller caller, @PathVariable CustomerId id, @Valid @RequestBody BlockForm body) {
        return profiles.block(id, body.until(), body.reason(), caller.actor());
    }

    @DeleteMapping("/{id}/block")
    @Requires("customer.block")
    CustomerView unblock(Caller caller, @PathVariable CustomerId id) {
        return profiles.unblock(id, caller.actor());
    }
}
