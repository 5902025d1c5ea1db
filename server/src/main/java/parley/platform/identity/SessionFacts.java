package parley.platform.identity;

import java.util.Map;

/// What a page needs to know at its start beyond the person: contributed by the modules above.
public interface SessionFacts {

    /// Names and JSON-able values, for example the person's agent id.
    Map<String, Object> facts(PersonId person);
}
