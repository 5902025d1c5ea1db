package parley.platform.jobs;

import java.util.regex.Pattern;

/// A kind of job; a constant of the module that does it.
///
/// @param name stable, because it is stored: `module.what`, for example `channel.send`
/// @param payload a record that is stored as JSON; only ids and facts, because it may wait
///     for days
public record JobKind<T>(String name, Class<T> payload) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9.-]*");

    public JobKind {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a job's name is module.what: " + name);
        }
        if (!payload.isRecord()) {
            throw new IllegalArgumentException("a job's payload is a record: " + payload);
        }
    }
}
