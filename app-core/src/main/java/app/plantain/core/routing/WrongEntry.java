package app.plantain.core.routing;

import java.util.Locale;

/** What was entered about a connection cannot be used. The message says what to write instead; nothing was changed. */
public class WrongEntry extends RuntimeException {

    private final Field field;
    private final String option;

    /** What is entered about a connection. */
    public enum Field {
        VENDOR,
        NAME,
        BASE_URL,
        API_KEY,
        WEBHOOK_SECRET,
        MODELS,
        PRIORITY,
        WEIGHT,
        PRICES,
        CORRECTIONS,
        CREDIT_PRICE,
        OPTIONS,
        MAX_CONCURRENT,
        SUBMITS_PER_MINUTE,
        READS_PER_MINUTE,
        POLL_INTERVAL;

        /** As it is called in configuration: {@code base-url}. */
        String setting() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    WrongEntry(Field field, String message) {
        this(field, "", message);
    }

    private WrongEntry(Field field, String option, String message) {
        super(message);
        this.field = field;
        this.option = option;
    }

    /** One of the vendor's own options cannot be used. */
    static WrongEntry option(String name, String message) {
        return new WrongEntry(Field.OPTIONS, name, message);
    }

    /** The name of the option that is at fault; empty where it is none. */
    public String option() {
        return option;
    }

    /** What is at fault. */
    public Field field() {
        return field;
    }
}
