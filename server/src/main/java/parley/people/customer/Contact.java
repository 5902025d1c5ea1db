package parley.people.customer;

import java.util.Locale;
import java.util.regex.Pattern;

/// What people write where they are asked how to reach them.
final class Contact {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>]{1,64}@[^\\s@,;<>]+\\.[^\\s@,;<>.]{2,63}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{3,30}[0-9]");
    private static final int MOST = 400;

    private Contact() {}

    /// An `email`, a `phone`, or a `contact` that is neither, such as the name in another service:
    /// whoever answers can read it, so nothing is refused.
    static Identity of(String written) {
        String text = written.strip();
        if (EMAIL.matcher(text).matches()) {
            return new Identity("email", text.toLowerCase(Locale.ROOT));
        }
        if (PHONE.matcher(text).matches()) {
            return new Identity("phone", text.replaceAll("[^+0-9]", ""));
        }
        String clean = text.replace("\0", "");
        return new Identity(
                "contact", clean.length() <= MOST ? clean : clean.substring(0, clean.offsetByCodePoints(0, MOST / 2)));
    }
}
