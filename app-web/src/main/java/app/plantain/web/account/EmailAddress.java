package app.plantain.web.account;

import java.util.Locale;
import java.util.regex.Pattern;

/** An email address, which is the name people sign in with: in lower case, at most 254 characters. */
record EmailAddress(String value) {

    private static final int LENGTH_MAX = 254;

    /** Visible ASCII around one at sign: whether it can be reached is found out by writing to it, not here. */
    private static final Pattern SHAPE = Pattern.compile("[!-~&&[^@<>,;\"]]{1,64}@[a-z0-9.-]{1,189}");

    static EmailAddress of(String text) {
        var address = normal(text);
        if (address.length() > LENGTH_MAX || !SHAPE.matcher(address).matches()) {
            throw new InvalidEntryException(Entry.EMAIL, "Enter an email address, such as name@example.com.");
        }
        return new EmailAddress(address);
    }

    /** The form in which addresses are compared; it need not be a good address. */
    static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
