package app.plantain.core.credits;

import static java.util.Objects.requireNonNull;

import app.plantain.core.calendar.TeamZones;
import app.plantain.core.credits.GrantBook.Entry;
import app.plantain.core.identity.TeamId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came in for a team, what is left of it and how that goes on. What is due and not yet written is reckoned here, so
 * looking tells the truth and neither waits for the ledger nor writes. Whoever asks has checked that the person may know.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class TeamGrants {

    private final GrantRows rows;
    private final LedgerRows ledger;
    private final CreditCalendar calendar;
    private final TeamZones zones;
    private final Clock clock;

    TeamGrants(GrantRows rows, LedgerRows ledger, CreditCalendar calendar, TeamZones zones, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.calendar = calendar;
        this.zones = zones;
        this.clock = clock;
    }

    /** How it stands, with so many of those that came in last. */
    public GrantStanding of(TeamId team, int limit) {
        var now = now(team);
        var newest = Stream.concat(now.foreseen().gifts().stream(), rows.latest(team, Optional.empty(), limit).stream())
                .limit(limit)
                .map(now::asItIs)
                .toList();
        return new GrantStanding(
                now.balance(), newest, now.expiresNext(), now.passage().allowance(), now.zone());
    }

    /** What came in before something else, newest first. */
    public List<GrantView> before(TeamId team, UUID grant, int limit) {
        var now = now(team);
        return rows.latest(team, Optional.of(grant), limit).stream()
                .map(now::asItIs)
                .toList();
    }

    /**
     * How the team's credits go on if it spends as it did.
     *
     * @param spent what it spent within {@code days} whole days
     * @param days at least one
     */
    public Outlook ahead(TeamId team, Credits spent, int days) {
        return ahead(now(team), spent, days);
    }

    /** How the credits of each of these teams go on if it spends as it did, read in as many queries as for one. */
    Map<TeamId, Outlook> ahead(Map<TeamId, Credits> spent, int days) {
        var teams = spent.keySet();
        var balances = ledger.balances(teams);
        var zonesOfThem = zones.of(teams);
        var books = rows.books(teams);
        var allowances = rows.allowances(teams);
        return teams.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        team -> ahead(
                                now(
                                        team,
                                        balances.getOrDefault(team, Balance.NOTHING),
                                        requireNonNull(zonesOfThem.get(team)),
                                        requireNonNull(books.get(team)),
                                        Optional.ofNullable(allowances.get(team))),
                                requireNonNull(spent.get(team)),
                                days)));
    }

    private Outlook ahead(Now now, Credits spent, int days) {
        var today = LocalDate.ofInstant(clock.instant(), now.zone());
        var pace = new Foresight.Pace(spent, days);
        return new Foresight(now.book(), now.passage(), now.foreseen(), now.zone(), pace).from(today);
    }

    private Now now(TeamId team) {
        return now(team, ledger.balance(team), zones.of(team), rows.book(team), rows.allowance(team));
    }

    private Now now(TeamId team, Balance balance, ZoneId zone, GrantBook book, Optional<Allowance> allowance) {
        var instant = clock.instant();
        book.settle(balance.owned());
        var foreseen = new Foreseen(begin -> !begin.isAfter(instant) && calendar.hasCome(team, begin));
        var passage = new Passage(book, allowance, zone, foreseen);
        passage.upTo(instant, balance.held());
        var left = book.left();
        var available = left.minus(balance.held().atMost(left));
        return new Now(book, passage, foreseen, new Balance(available, balance.held()), zone);
    }

    /** A team's credits with all that is due. */
    private record Now(GrantBook book, Passage passage, Foreseen foreseen, Balance balance, ZoneId zone) {

        /** What was written about something that came in, put right. */
        private GrantView asItIs(GrantView written) {
            return book.entries().stream()
                    .filter(entry -> entry.id().equals(written.id()))
                    .findFirst()
                    .map(entry -> written.with(entry.remaining(), entry.expiresAt()))
                    .orElse(written);
        }

        /** What expires on the first day on which something does. */
        private Optional<Expiring> expiresNext() {
            var all = Stream.concat(givenForATime(), notCarriedOver()).toList();
            return all.stream()
                    .map(Expiring::at)
                    .min(Comparator.naturalOrder())
                    .map(first -> new Expiring(
                            all.stream()
                                    .filter(one -> lastDay(one.at()).equals(lastDay(first)))
                                    .map(Expiring::amount)
                                    .reduce(Credits.ZERO, Credits::plus),
                            first));
        }

        private Stream<Expiring> givenForATime() {
            var ends = new HashMap<UUID, Instant>();
            book.entries().stream()
                    .filter(entry -> !Passage.isCarriedOver(entry, passage.allowance()))
                    .forEach(entry -> entry.expiresAt().ifPresent(end -> ends.put(entry.id(), end)));
            return copy().expire(entry -> ends.containsKey(entry.id()), balance.held()).stream()
                    .map(one -> new Expiring(one.amount(), requireNonNull(ends.get(one.grant()))));
        }

        private Stream<Expiring> notCarriedOver() {
            return passage.allowance().stream()
                    .flatMap(next ->
                            next
                                    .rollOver()
                                    .map(most -> copy().expire(Entry::isOfAllowance, balance.held(), most))
                                    .stream()
                                    .flatMap(List::stream)
                                    .map(one -> new Expiring(one.amount(), next.nextAt())));
        }

        private GrantBook copy() {
            return new GrantBook(book.entries());
        }

        /** What ends at midnight ends with the day before. */
        private LocalDate lastDay(Instant end) {
            return LocalDate.ofInstant(end.minus(1, ChronoUnit.MICROS), zone);
        }
    }
}
