/// Who works here: agents, teams, skills and opening hours.
///
/// Owns: `staff_*`, the views `v_staff_agent`, `v_staff_skill`, `v_staff_skill_name`,
/// `v_staff_team`, `v_staff_team_member`. Says:
/// nothing; who builds on these is asked and told through [StaffListener] in the same
/// transaction. Never: knows who is signed in (platform.identity) or available
/// (people.presence).
///
/// What is here of a person (alias, whether they take work, teams, skills, load) is edited with
/// the account, through [parley.platform.accounts.PersonDetails].
///
/// Easy to get wrong: opening hours are local times, and a day may have 23 or 25 hours, so only
/// [OpeningHours] turns them into moments; a span belongs to the day on which it begins, also
/// where an exception follows; who stops being an agent keeps the row, because what they did
/// names them.
@ApplicationModule(
        id = "people.staff",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.audit",
            "platform.accounts",
            "platform.live"
        })
@NullMarked
package parley.people.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
