package app.plantain.core.credits;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How what came in for a team stands.
 *
 * @param balance what the team has, after all that is due
 * @param newest what came in last, newest first
 * @param expiresNext of what is there, what expires first; empty where nothing does
 * @param allowance what comes again, and when it comes next
 * @param zone the team's time zone, in which its days begin at midnight
 */
public record GrantStanding(
        Balance balance,
        List<GrantView> newest,
        Optional<Expiring> expiresNext,
        Optional<Allowance> allowance,
        ZoneId zone) {

    public GrantStanding {
        newest = List.copyOf(newest);
    }
}
