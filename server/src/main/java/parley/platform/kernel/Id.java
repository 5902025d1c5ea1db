package parley.platform.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// An id with the type of what it names, so that a queue's id cannot be passed for an agent's.
/// Implemented by records of one component; opaque text in JSON and in addresses.
public interface Id {

    /// The id itself.
    @JsonValue
    UUID value();
}
