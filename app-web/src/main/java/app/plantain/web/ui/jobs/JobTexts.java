package app.plantain.web.ui.jobs;

import app.plantain.core.generation.JobView;
import app.plantain.core.generation.QueuePlace;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.NativeSizes;
import app.plantain.core.provider.PixelSize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Jobs in words, the same on all screens. */
public final class JobTexts {

    private static final int FEW_SECONDS = 5;
    private static final int FIRST_MINUTE = 55;
    private static final int LONG_MINUTES = 90;

    private JobTexts() {}

    /** Model, ratio and tier in one line. */
    public static String settings(JobView job) {
        return "%s · %s · %s".formatted(job.model(), job.aspectRatio(), job.tier());
    }

    /** What it costs or cost. */
    public static String credits(JobView job) {
        return job.charged()
                .map(charged -> charged.isZero() ? "free" : charged + " credits")
                .orElseGet(() -> job.price() + " held");
    }

    /** Where the job is, in a few words; a doubt that lasted until now is a person's to decide. */
    public static String state(JobView job, Instant now) {
        return job.needsDecision(now) ? "Needs your decision" : state(job);
    }

    /** Where the job is, in one or two words. */
    static String state(JobView job) {
        return switch (job.state()) {
            case QUEUED -> job.paused() ? "Paused" : "Waiting";
            case SUBMITTING -> "Starting";
            case RUNNING -> "Drawing";
            case STORING -> "Storing";
            case IN_DOUBT -> "Checking with the vendor";
            case SUCCEEDED -> "Done";
            case FAILED -> job.failure().map(JobTexts::failure).orElse("Failed");
            case CANCELLED -> "Cancelled";
        };
    }

    /** Why there is no image, in a few words. */
    public static String failure(FailureKind kind) {
        return switch (kind) {
            case INVALID_REQUEST -> "Not possible here";
            case AUTHENTICATION -> "Vendor refused our key";
            case BALANCE -> "Vendor account empty";
            case CONTENT_BLOCKED -> "Content refused";
            case NO_IMAGE -> "No image came";
            case RATE_LIMITED -> "Vendor too busy";
            case VENDOR_ERROR -> "Vendor failed";
            case TIMEOUT -> "Took too long";
        };
    }

    /** Where a waiting job stands, such as {@code 3rd in line, about 2 min}. */
    public static String place(QueuePlace place) {
        var line = place.position() == 1 ? "Next in line" : ordinal(place.position()) + " in line";
        return place.estimate()
                .map(wait -> "%s, about %s".formatted(line, roughly(wait)))
                .orElse(line);
    }

    private static String ordinal(int number) {
        var tens = number % 100;
        var ending = switch (tens > 10 && tens < 14 ? 0 : number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return "%,d%s".formatted(number, ending);
    }

    private static String roughly(Duration wait) {
        var seconds = wait.toSeconds();
        if (seconds < FIRST_MINUTE) {
            return Math.max(FEW_SECONDS, seconds / FEW_SECONDS * FEW_SECONDS) + " s";
        }
        var minutes = Math.round(seconds / 60.0);
        return minutes < LONG_MINUTES ? minutes + " min" : Math.round(minutes / 60.0) + " h";
    }

    /** What came in another shape than was asked for, in pixels. */
    static String otherShape(JobView job) {
        var asked = NativeSizes.of(job.model(), job.aspectRatio(), job.tier())
                .map(size -> "%s, %s pixels".formatted(job.aspectRatio(), size))
                .orElseGet(() -> job.aspectRatio().toString());
        return "Asked for %s; delivered %s pixels.".formatted(asked, size(job));
    }

    /** So many images. */
    static String images(int count) {
        return count == 1 ? "1 image" : "%,d images".formatted(count);
    }

    /** How large the image is, or will be. */
    public static PixelSize size(JobView job) {
        return job.deliveredSize()
                .or(() -> NativeSizes.of(job.model(), job.aspectRatio(), job.tier()))
                .orElseGet(() -> new PixelSize(
                        job.aspectRatio().width() * 100, job.aspectRatio().height() * 100));
    }

    /** How long ago, roughly. */
    public static String age(Instant then, Instant now) {
        var age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        if (age.toDays() < 1) {
            return age.toHours() + " h ago";
        }
        return age.toDays() == 1 ? "yesterday" : age.toDays() + " days ago";
    }

    /** The exact time, for those who need it. */
    public static String time(Instant then) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(Locale.UK)
                .withZone(ZoneId.systemDefault())
                .format(then);
    }
}
