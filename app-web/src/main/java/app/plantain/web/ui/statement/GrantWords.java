package app.plantain.web.ui.statement;

import app.plantain.core.credits.Allowance;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Expiring;
import app.plantain.core.credits.GrantStanding;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What expires and what comes, in sentences. */
final class GrantWords {

    private GrantWords() {}

    /** What happens next, whatever it is; empty where nothing does. */
    static String next(GrantStanding standing) {
        var expiry = standing.expiresNext().map(next -> expiry(next, standing.zone()));
        var gift = standing.allowance().map(next -> gift(next, standing.zone()));
        return Stream.concat(expiry.stream(), gift.stream()).collect(Collectors.joining(" "));
    }

    private static String expiry(Expiring next, ZoneId zone) {
        return "%s on %s unless %s spent before."
                .formatted(
                        credits(next.amount(), "expires", "expire"),
                        TimeText.lastDay(next.at(), zone),
                        isOne(next.amount()) ? "it is" : "they are");
    }

    private static String gift(Allowance next, ZoneId zone) {
        return "%s on %s.".formatted(credits(next.amount(), "comes", "come"), day(next.nextAt(), zone));
    }

    /** What comes again and again, and what becomes of what is left of it then. */
    static String allowance(Allowance allowance) {
        return "The allowance is %s each %s. %s"
                .formatted(
                        credits(allowance.amount()),
                        allowance.period().name().toLowerCase(Locale.ROOT),
                        rollOver(allowance));
    }

    private static String rollOver(Allowance allowance) {
        return allowance
                .rollOver()
                .map(most -> most.isZero()
                        ? "What is left of it expires when the next one comes."
                        : "Up to %s that are left of it stay when the next one comes; the rest expires."
                                .formatted(credits(most)))
                .orElse("What is left of it stays when the next one comes.");
    }

    /** A day where the team is. */
    static String day(Instant at, ZoneId zone) {
        return TimeText.DAY.format(at.atZone(zone));
    }

    private static String credits(Credits amount, String doesOne, String doMany) {
        return credits(amount) + " " + (isOne(amount) ? doesOne : doMany);
    }

    private static String credits(Credits amount) {
        return CreditText.brief(amount) + (isOne(amount) ? " credit" : " credits");
    }

    private static boolean isOne(Credits amount) {
        return amount.equals(Credits.of(1));
    }
}
