package app.plantain.web.ui.jobs;

import app.plantain.core.generation.JobView;
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

    /** Where the job is, in one or two words. */
    public static String state(JobView job) {
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
