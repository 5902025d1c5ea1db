/// Files: what customers and staff send, and what the product makes.
///
/// Owns: `files_*`: names, sizes, kinds, what each belongs to; and the contents, each once
/// under its SHA-256, behind the port [FileStore]. Says: nothing. Never: decides who may read a
/// file: the module that attached it does, by its [FileAccess].
///
/// An upload belongs to nobody until it is attached in the transaction of the message or case
/// that holds it; after a day without it is swept away. What a file is, its bytes say; programs
/// are refused, HTML and SVG are kept but only ever downloaded as bytes.
///
/// Easy to get wrong: a module that attaches files has a [FileAccess] for its word, otherwise
/// nobody can read them; contents are removed under the same lock that keeps them, so go
/// through [FileArchive], never to the store.
@ApplicationModule(
        id = "platform.files",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.database",
            "platform.settings",
            "platform.jobs"
        })
@NullMarked
package parley.platform.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
