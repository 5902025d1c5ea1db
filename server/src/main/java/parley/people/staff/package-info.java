/// Who works here: agents, and later teams, skills, opening hours and calendars.
///
/// Owns: `staff_*`. Never: knows who is signed in (platform.identity) or available
/// (people.presence).
@ApplicationModule(
        id = "people.staff",
        allowedDependencies = {"platform.kernel", "platform.http", "platform.identity", "platform.live"})
@NullMarked
package parley.people.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
