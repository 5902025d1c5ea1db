package parley.people.staff;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.platform.accounts.Person;
import parley.platform.accounts.PersonDetails;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The part of the form of a person that is about their work.
@Component
class AgentForm implements PersonDetails {

    private static final String ALIAS = "alias";
    private static final String IS_AGENT = "isAgent";
    private static final String TEAMS = "teamIds";
    private static final String SKILLS = "skills";
    private static final String LOAD = "maxLoad";

    private final Staff staff;
    private final StaffStore store;
    private final JsonMapper json;
    private final Validator validator;

    AgentForm(Staff staff, StaffStore store, JsonMapper json, Validator validator) {
        this.staff = staff;
        this.store = store;
        this.json = json;
        this.validator = validator;
    }

    /// @param liveText conversations at once
    record Load(@NotNull @Min(0) @Max(100) Integer liveText) {}

    record SkillLevel(
            @NotNull SkillId skillId,
            @NotNull @Min(1) @Max(5) Integer level) {}

    /// What was sent; null where it was not.
    record Sent(
            @Nullable @Size(max = 200) String alias,
            @Nullable Boolean isAgent,
            @Nullable @Size(max = 200) Set<@NotNull TeamId> teamIds,
            @Nullable @Size(max = 500) List<@NotNull @Valid SkillLevel> skills,
            @Nullable @Valid Load maxLoad) {}

    @Override
    public Set<String> names() {
        return Set.of(ALIAS, IS_AGENT, TEAMS, SKILLS, LOAD);
    }

    @Override
    public Map<String, @Nullable Object> read(Person person) {
        AgentDetails details = known(person);
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(ALIAS, details.alias());
        values.put(IS_AGENT, details.isAgent());
        values.put(TEAMS, details.teamIds());
        values.put(SKILLS, details.skills());
        values.put(LOAD, new Load(details.mostLiveTexts()));
        return values;
    }

    @Override
    public void write(Person person, Map<String, @Nullable Object> values, Actor actor) {
        AgentId id = new AgentId(person.id().value());
        if (values.isEmpty() && store.details(id).isEmpty()) {
            return;
        }
        Sent sent = sent(values);
        AgentDetails known = known(person);
        String alias = sent.alias() == null || sent.alias().isBlank()
                ? null
                : sent.alias().strip();
        staff.change(
                new AgentDetails(
                        id,
                        person.name(),
                        values.containsKey(ALIAS) ? alias : known.alias(),
                        sent.isAgent() == null ? known.isAgent() : sent.isAgent(),
                        person.isActive(),
                        sent.maxLoad() == null
                                ? known.mostLiveTexts()
                                : sent.maxLoad().liveText(),
                        sent.teamIds() == null ? known.teamIds() : List.copyOf(sent.teamIds()),
                        sent.skills() == null ? known.skills() : levels(sent.skills())),
                actor);
    }

    private static List<AgentDetails.Level> levels(List<SkillLevel> sent) {
        if (sent.stream().map(SkillLevel::skillId).distinct().count() < sent.size()) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, SKILLS);
        }
        return sent.stream()
                .map(one -> new AgentDetails.Level(one.skillId(), one.level()))
                .toList();
    }

    private Sent sent(Map<String, @Nullable Object> values) {
        try {
            Sent sent = json.convertValue(values, Sent.class);
            Set<ConstraintViolation<Sent>> wrong = validator.validate(sent);
            if (!wrong.isEmpty()) {
                throw new ProblemException(
                        HttpProblem.INVALID_REQUEST,
                        wrong.iterator().next().getPropertyPath().toString());
            }
            return sent;
        } catch (JacksonException unreadable) {
            throw new ProblemException(unreadable, HttpProblem.INVALID_REQUEST, String.join(", ", values.keySet()));
        }
    }

    private AgentDetails known(Person person) {
        var id = new AgentId(person.id().value());
        return store.details(id).orElseGet(() -> AgentDetails.none(id, person.name(), person.isActive()));
    }
}
