package parley.work.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.platform.files.FileId;

/// What an entry says. The set is closed, so that whoever shows, sends or searches entries is told
/// by the compiler when a kind is added.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Content.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Content.Event.class, name = "event"),
    @JsonSubTypes.Type(value = Content.File.class, name = "file")
})
public sealed interface Content {

    /// Words to or from the customer.
    record Text(String text) implements Content {}

    /// Words among colleagues.
    record Note(String text, List<AgentId> mentions) implements Content {
        public Note {
            mentions = List.copyOf(mentions);
        }
    }

    /// Something that happened, as a fixed word and its arguments, which pages put into words.
    record Event(String event, Map<String, Object> arguments) implements Content {
        public Event {
            arguments = Map.copyOf(arguments);
        }
    }

    /// A file to or from the customer, or among colleagues.
    ///
    /// @param name safe to show
    /// @param mediaType as the content says
    /// @param width of a picture in pixels, so that its place is known before it is there
    record File(
            FileId fileId,
            String name,
            long size,
            String mediaType,
            @Nullable Integer width,
            @Nullable Integer height) implements Content {}
}
