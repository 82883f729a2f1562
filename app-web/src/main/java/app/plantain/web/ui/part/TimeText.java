package app.plantain.web.ui.part;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A moment in words, with the exact time on hover: of the browser's zone, or of one that is given. */
@Tag("time")
public final class TimeText extends HtmlComponent {

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss z", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    /** A day as it is written everywhere. */
    public static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);
    private static final int MINUTES_IN_HOUR = 60;
    private static final int MINUTES_IN_DAY = 24 * 60;
    private static final int MOST_RELATIVE_DAYS = 60;

    private final Instant at;
    private final @Nullable DateTimeFormatter format;
    private final @Nullable ZoneId given;

    private TimeText(Instant at, @Nullable DateTimeFormatter format, String text) {
        this(at, format, text, null);
    }

    private TimeText(Instant at, @Nullable DateTimeFormatter format, String text, @Nullable ZoneId given) {
        this.at = at;
        this.format = format;
        this.given = given;
        getElement().setAttribute("datetime", at.toString());
        getElement().setText(text);
        show(given == null ? ZoneOffset.UTC : given);
    }

    /** As seen from now: {@code 5 minutes ago}, {@code in 3 days}; beyond sixty days, the day. */
    public static TimeText relative(Instant at, Instant now) {
        var minutes = Math.abs(Duration.between(now, at).plus(HALF_MINUTE).toMinutes());
        return minutes > (long) MOST_RELATIVE_DAYS * MINUTES_IN_DAY
                ? day(at)
                : new TimeText(at, null, phrase(minutes, at.isAfter(now)));
    }

    /** To the minute: {@code 21 Nov 2026, 10:04}. */
    public static TimeText minute(Instant at) {
        return new TimeText(at, MINUTE, "");
    }

    /** To the minute in a zone, wherever the browser is. */
    public static TimeText minute(Instant at, ZoneId zone) {
        return new TimeText(at, MINUTE, "", zone);
    }

    /** An end in a zone: to the minute, or the day that ends with it. */
    public static TimeText until(Instant end, ZoneId zone) {
        var there = end.atZone(zone);
        return there.equals(there.toLocalDate().atStartOfDay(zone))
                ? new TimeText(end, null, lastDay(end, zone), zone)
                : minute(end, zone);
    }

    /** The day in a zone on which something ends; what ends at midnight ends with the day before. */
    public static String lastDay(Instant end, ZoneId zone) {
        return DAY.format(end.minusNanos(1).atZone(zone));
    }

    /** Of today, to the second: {@code 10:04:30}. */
    public static TimeText clock(Instant at) {
        return new TimeText(at, CLOCK, "");
    }

    /** To the day: {@code 21 Nov 2026}. */
    public static TimeText day(Instant at) {
        return new TimeText(at, DAY, "");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show(
                given != null
                        ? given
                        : zone(event.getUI()
                                .getPage()
                                .getExtendedClientDetails()
                                .getTimeZoneId()));
    }

    private void show(ZoneId zone) {
        setTitle(EXACT.format(at.atZone(zone)));
        if (format != null) {
            getElement().setText(format.format(at.atZone(zone)));
        }
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static String phrase(long minutes, boolean future) {
        if (minutes == 0) {
            return future ? "now" : "just now";
        }
        var distance = distance(minutes);
        return future ? "in " + distance : distance + " ago";
    }

    private static String distance(long minutes) {
        if (minutes < MINUTES_IN_HOUR) {
            return count(minutes, "minute");
        }
        if (minutes < MINUTES_IN_DAY) {
            return count(Math.round((double) minutes / MINUTES_IN_HOUR), "hour");
        }
        return count(Math.round((double) minutes / MINUTES_IN_DAY), "day");
    }

    private static String count(long number, String unit) {
        return number == 1 ? "1 " + unit : number + " " + unit + "s";
    }
}
