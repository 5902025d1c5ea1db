package parley.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import parley.people.staff.AgentId;
import parley.people.staff.Hours;
import parley.people.staff.HoursId;
import parley.people.staff.OpeningHours;
import parley.people.staff.OpeningHours.Span;
import parley.people.staff.SkillId;
import parley.people.staff.Staff;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Actor;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.SkipIf;
import parley.work.queue.Queue;
import parley.work.queue.Queues;
import parley.work.strategy.Strategies;
import parley.work.strategy.StrategyDefinition;
import parley.work.strategy.StrategyDefinition.StrategyStep;
import parley.work.strategy.StrategyId;
import parley.work.strategy.Whom;

/// How the work of the sample centre is set up: skills, teams, opening hours and queues of a shop
/// that sells in two languages.
@Component
@ConditionalOnBooleanProperty("parley.demo.enabled")
class DemoWork {

    private static final int CHATS_AT_ONCE = 3;
    private static final int HOUR = 60;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Staff staff;
    private final Hours hours;
    private final Queues queues;
    private final Strategies strategies;

    DemoWork(Staff staff, Hours hours, Queues queues, Strategies strategies) {
        this.staff = staff;
        this.hours = hours;
        this.queues = queues;
        this.strategies = strategies;
    }

    /// What the agents of the sample centre can do.
    record Skills(SkillId chinese, SkillId english, SkillId returns) {}

    Skills addSkills() {
        return new Skills(
                staff.addSkill("Chinese · 中文", Actor.SYSTEM),
                staff.addSkill("English · 英语", Actor.SYSTEM),
                staff.addSkill("Returns · 退换货", Actor.SYSTEM));
    }

    AgentId hire(PersonId person, String name, Map<SkillId, Integer> levels) {
        return staff.hire(person, name, name, CHATS_AT_ONCE, levels);
    }

    /// Teams, hours and queues, with the agents in them.
    ///
    /// @return the queue that the sample channel leads to
    Queue addQueues(Skills skills, List<AgentId> agents) {
        staff.addTeam("Shop · 商城一组", Set.copyOf(agents), Actor.SYSTEM);
        staff.addTeam("Night shift · 夜班组", Set.of(agents.getLast()), Actor.SYSTEM);
        HoursId always = hours.add(
                "Round the clock · 全天",
                new OpeningHours(ZONE, everyDay(new Span(0, OpeningHours.DAY)), Map.of()),
                Map.of(),
                Actor.SYSTEM);
        HoursId office = officeHours();
        Queue sales = queues.add(
                new Queues.Plan("Sales · 售前咨询", always, 80, 30, 30, 60, members(agents, 1, 0), List.of(), List.of()),
                Actor.SYSTEM);
        queues.add(
                new Queues.Plan(
                        "Service · 售后服务",
                        office,
                        80,
                        60,
                        30,
                        120,
                        members(agents, 2, 0),
                        List.of(new Queues.Requirement(skills.returns(), 2)),
                        List.of("solved", "follow-up", "not-solved")),
                Actor.SYSTEM);
        Queue worldwide = queues.add(
                new Queues.Plan(
                        "Worldwide · 国际站",
                        null,
                        90,
                        40,
                        30,
                        60,
                        members(agents, 2, 15),
                        List.of(new Queues.Requirement(skills.english(), 4)),
                        List.of()),
                Actor.SYSTEM);
        StrategyId known = strategies.add("Who knows the customer first · 熟客优先", knownFirst(), Actor.SYSTEM);
        strategies.serve(worldwide.id(), known, Actor.SYSTEM);
        return sales;
    }

    /// The customer's last agent if free at once, then whoever has the skills, then those who are
    /// less good at them.
    private static StrategyDefinition knownFirst() {
        return new StrategyDefinition(
                List.of(
                        new StrategyStep(new Whom.LastOne(), 20L, SkipIf.NOBODY_FREE, true, null, null),
                        new StrategyStep(
                                new Whom.AllOf(List.of(new Whom.ServesHere(), new Whom.CanDoAsked())),
                                60L,
                                null,
                                true,
                                null,
                                null),
                        new StrategyStep(
                                new Whom.AllOf(List.of(new Whom.ServesHere(), new Whom.CanDoLess(2L, null))),
                                null,
                                null,
                                true,
                                5L,
                                null)),
                AgentOrder.BEST_LEVEL,
                null,
                null,
                null,
                null,
                null);
    }

    private HoursId officeHours() {
        Map<DayOfWeek, List<Span>> week =
                new HashMap<>(everyDay(new Span(9 * HOUR, 12 * HOUR), new Span(13 * HOUR, 18 * HOUR)));
        week.put(DayOfWeek.SATURDAY, List.of(new Span(10 * HOUR, 16 * HOUR)));
        week.remove(DayOfWeek.SUNDAY);
        Map<LocalDate, String> holidays = Map.of(
                LocalDate.of(2026, 12, 25), "Christmas · 圣诞节",
                LocalDate.of(2027, 1, 1), "New Year · 元旦",
                LocalDate.of(2027, 2, 6), "Spring Festival · 春节",
                LocalDate.of(2027, 2, 7), "Spring Festival · 春节",
                LocalDate.of(2027, 2, 8), "Spring Festival · 春节");
        Map<LocalDate, List<Span>> exceptions = new HashMap<>();
        holidays.keySet().forEach(date -> exceptions.put(date, List.of()));
        exceptions.put(LocalDate.of(2026, 12, 25), List.of(new Span(10 * HOUR, 14 * HOUR)));
        return hours.add("Office · 工作时间", new OpeningHours(ZONE, week, exceptions), holidays, Actor.SYSTEM);
    }

    private static Map<DayOfWeek, List<Span>> everyDay(Span... spans) {
        Map<DayOfWeek, List<Span>> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(spans));
        }
        return week;
    }

    private static List<Queues.Member> members(List<AgentId> agents, int priority, int delaySeconds) {
        return agents.stream()
                .map(agent -> new Queues.Member(agent, priority, delaySeconds))
                .toList();
    }
}
