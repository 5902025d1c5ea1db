/// Says what comes in belongs to which class, before anybody is asked for it: by rules that people
/// write, over what is known of the contact at its door (the number or address it was sent to and
/// came from, what was chosen in a menu, its words, its channel, the customer's value), a contact
/// gets its queue, its tier, its priority, labels, skills.
///
/// Owns: `triage_*`. Never: decides who is asked (work.engine), knows a channel's kind, changes
/// what waits already; a rule that changes acts on who comes after it.
///
/// Deciding is pure ([Outcome#of]): rules are read from the top, and of two that decide the same
/// the upper one does; labels and skills add up. Which rule decided what is kept with the
/// contact, and shown with the reasons of its routing.
///
/// Easy to get wrong: a protected rule stands above all others, and only who may protect moves or
/// changes it, or value would come before what the law asks; an emergency that was none goes where
/// it would have gone without any rule that makes emergencies, which is decided at the door and
/// kept, because rules and words may have changed when somebody sees it; rules are read anew when
/// their version has risen, and what they refer to stays for the transaction that saves them.
@ApplicationModule(
        id = "work.triage",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.audit",
            "people.staff",
            "work.engine",
            "work.queue"
        })
@NullMarked
package parley.work.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
