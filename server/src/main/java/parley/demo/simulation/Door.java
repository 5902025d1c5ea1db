package parley.demo.simulation;

import org.jspecify.annotations.Nullable;

/// The public door of a web chat, as one page of a customer uses it. Every call may fail as a
/// network may, and then says so instead of throwing.
interface Door {

    /// Opens a page.
    ///
    /// @return the visitor's token, or null where the centre lets nobody in now
    @Nullable String arrive(String language) throws InterruptedException;

    /// What stands in the chat; null where nothing could be learned.
    Customer.@Nullable View look(String token) throws InterruptedException;

    /// Says something; the same key never twice.
    ///
    /// @return whether it arrived
    boolean say(String token, String key, String name, String words) throws InterruptedException;

    /// Shows that the customer types.
    void type(String token, boolean isTyping);

    /// Ends the chat, where there is an open one.
    ///
    /// @return whether that is done
    boolean end(String token) throws InterruptedException;

    /// Closes the page.
    void leave(String token);
}
