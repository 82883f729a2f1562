package app.plantain.core.credits;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a team stands, for administrators.
 *
 * @param spentThisMonth since the first of the month in the team's time zone
 * @param runsOut the day on which nothing is left where it spends as in the last {@value TeamStandings#DAYS} days, without
 *     what comes in until then; empty where it spent nothing
 * @param allowance what it is given again and again
 */
public record TeamStanding(
        Balance balance, Credits spentThisMonth, Optional<LocalDate> runsOut, Optional<Allowance> allowance) {}
