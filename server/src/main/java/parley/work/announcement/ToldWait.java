package parley.work.announcement;

import java.time.Instant;
import java.util.Locale;
import parley.work.estimate.Announcement;

/// What somebody who waits was told last.
///
/// @param wording which sentence it is, a fixed word
/// @param fromMinutes the least that was said, 0 where there is none
/// @param toMinutes the most that was said, 0 where there is none
/// @param text the sentence, in the language of whoever waits
/// @param at when it was said
public record ToldWait(String wording, int fromMinutes, int toMinutes, String text, Instant at) {

    static ToldWait of(Announcement said, Locale locale) {
        return new ToldWait(said.wording().name(), said.from(), said.to(), said.text(locale), said.at());
    }
}
