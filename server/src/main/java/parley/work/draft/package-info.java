/// What people have typed and not yet sent, on whatever device they sit.
///
/// Owns: `draft_text`. Never: shows a draft to anybody but its writer; makes an entry of it.
///
/// Easy to get wrong: a page saves with the version that it knew, and is refused where another
/// device has saved another text since; what was sent is no draft any more, from the transaction on
/// that writes the entry; what nobody touches for `draft.kept-days` is forgotten.
@ApplicationModule(
        id = "work.draft",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.jobs",
            "platform.settings",
            "people.staff",
            "work.conversation"
        })
@NullMarked
package parley.work.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
