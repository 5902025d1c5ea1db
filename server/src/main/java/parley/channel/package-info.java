/// The seam to the outside: what a channel is, and the pipeline that every customer's word takes.
///
/// Owns: `channel_*`: configured channels and their sealed secrets, raw messages and the
/// quarantine, cursors and leases, what came in by which external id, what goes out. Never: names a
/// channel; each lives in a sub-package of its own and is met here only through [ChannelAdapter].
///
/// In: [Intake] takes one message, [SharedIntake] what arrives at once where customers wait for
/// the answer; [Inbox] stores, parses and quarantines; [WaysIn] asks pulled channels and keeps
/// listeners.
/// Out: [Outbox] writes row and job, [SendJob] sends, [SeenJob] tells that a message was read;
/// that an agent types is only [Passing]. Where the other side wants nothing more, [Stops] ends
/// that for the whole channel, visibly.
///
/// Easy to get wrong: an adapter parses and sends; storing, joining to a conversation, queueing and
/// recognising repetitions happen here, so that no channel can forget them. A try is counted before
/// it is made. The external id of a message is taken before anything else, under its unique key,
/// so that of two deliveries one waits for the other. Only the first outgoing entry of a
/// conversation has a job.
@ApplicationModule(
        id = "channel",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.database",
            "platform.identity",
            "platform.live",
            "platform.audit",
            "platform.jobs",
            "platform.settings",
            "platform.files",
            "people.customer",
            "work.queue",
            "work.conversation"
        })
@NullMarked
package parley.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
