package app.plantain.web.ui.boards;

import java.time.Duration;

/** How long a new share link works. */
enum LinkLife {
    DAY(1, "1 day"),
    WEEK(7, "7 days"),
    MONTH(30, "30 days"),
    YEAR(365, "1 year");

    private final Duration duration;
    private final String label;

    LinkLife(int days, String label) {
        this.duration = Duration.ofDays(days);
        this.label = label;
    }

    Duration duration() {
        return duration;
    }

    String label() {
        return label;
    }
}
