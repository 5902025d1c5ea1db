package parley.platform.live;

/// Something that streams follow, for example one agent's work.
///
/// @param name unique text, by convention `kind:id`
public record Topic(String name) {

    public Topic {
        if (name.isBlank() || name.length() > 100 || name.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("not a topic: " + name);
        }
    }
}
