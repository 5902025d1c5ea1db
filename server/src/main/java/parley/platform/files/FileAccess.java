package parley.platform.files;

import java.util.UUID;
import parley.platform.identity.Caller;

/// Decides who may read the files of one module. Implemented by the module that attaches files.
public interface FileAccess {

    /// The module's word for what its files belong to, for example `conversation`; it is stored.
    String owner();

    /// Whether the caller may read what the file belongs to.
    boolean mayRead(Caller caller, UUID subject);
}
