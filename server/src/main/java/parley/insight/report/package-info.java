/// What happened, in figures: the report by interval, per queue and channel or per agent, and the
/// dictionary of metrics that it stands on.
///
/// Owns: nothing stored; what it needs is read from `v_routing_segment`, `v_routing_offer`,
/// `v_presence_segment` and the views of queues and staff. Says: [Metric], the one place where a
/// figure has its name, its definition and its formula; [ServiceLevel] with the seven ways to
/// count it. Never: averages an average, stores a percentage, commands anything.
///
/// How a report is made: the segments of the items that were touched in the range are read in one
/// statement, item by item ([ReportStore]); those of an item become its legs, one for each time
/// that it stood in a queue ([Legs]); each leg is added to the [Facts] of its interval, which are
/// counts, sums and sums of squares and so can be added up to any total ([Tally]). What the queue
/// promises and which formula holds are asked when the report is read, so a change acts on the
/// past as well, and the same rows never disagree with each other.
///
/// How it gets to ten million items: facts are additive, so those of whole days that are over can
/// be stored once, by queue, channel, agent and quarter of an hour, with the counts by second of
/// waiting that the promise and the percentiles are read from; a report is then a sum over some
/// thousand stored rows and today's segments. They can be made anew from the segments at any
/// time. Until that is needed the range is limited ([Question]), and two indexes find what began
/// in a range and what reached into it ([ReportStore]).
///
/// Easy to get wrong: an item that an agent gives on has two legs, also in the same queue; the
/// time that an agent works is split at the borders of intervals, while the times of a leg belong
/// whole to the interval in which it entered (or was answered); an interval is counted from the
/// start of the local day, so that the day on which the clock is put back has four quarters more
/// and none twice; what still waits is missed as soon as its time is over, or an old backlog would
/// look like a good day.
@ApplicationModule(
        id = "insight.report",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.settings",
            "people.staff",
            "work.queue"
        })
@NullMarked
package parley.insight.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
