package app.plantain.core.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells from a JDBC address what database it leads to. */
public final class DatabaseAddress {

    private static final String H2 = "jdbc:h2:";

    private DatabaseAddress() {}

    /** Whether it is PostgreSQL. */
    public static boolean isPostgres(@Nullable String url) {
        return lower(url).startsWith("jdbc:postgresql:");
    }

    /** Whether it is H2, wherever that runs. */
    public static boolean isH2(@Nullable String url) {
        return lower(url).startsWith(H2);
    }

    /** Whether the database lives inside this process, so that nobody else has it. */
    public static boolean isOwn(@Nullable String url) {
        return isH2(url) && !lower(url).startsWith(H2 + "tcp:") && !lower(url).startsWith(H2 + "ssl:");
    }

    private static String lower(@Nullable String url) {
        return url == null ? "" : url.toLowerCase(Locale.ROOT);
    }
}
