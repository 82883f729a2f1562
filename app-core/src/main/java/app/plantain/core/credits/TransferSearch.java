package app.plantain.core.credits;

import app.plantain.core.credits.TransferRows.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds any transfer of any team, for administrators: by the id of a transfer, hold, job, batch, team, person or code, by
 * business key, amount, name of a team, email of a person, last characters of a code, name of a batch of codes, and reason
 * of what came in.
 *
 * <p>It stays quick among millions of transfers. What was typed may be read in several ways, and each follows an index
 * that has its transfers in the order of time, newest first: the primary key, the key of what came in, an index by team,
 * by person, by hold or by business key, and of grants by amount. Each looks at no more than {@value #WINDOW} candidates
 * and stops when a page is full; where that was not enough, as with a rare amount among everything, the page says how far
 * back it looked and can be gone on from. Names of teams and people are looked for among all of them, which are few beside
 * their transfers; where more than {@value #MOST_NAMES} match, the latest transfers are looked at instead of those of each.
 */
@Service
public class TransferSearch {

    static final int MOST_NAMES = 10;

    private static final int WINDOW = 100_000;
    private static final int MOST_SECONDS = 20;
    private static final Comparator<UUID> NEWEST_FIRST = (one, other) -> TimeBounds.compare(other, one);
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s\\p{Pd}…]+");
    private static final Pattern CODE_OR_HINT = Pattern.compile("(PLANT)?([0-9A-Z]{4}|[0-9A-Z]{16})");
    private static final int HINT = 4;

    private final TransferRows rows;

    TransferSearch(TransferRows rows) {
        this.rows = rows;
    }

    /**
     * The transfers that a query asks for, newest first.
     *
     * @param next where an earlier page said to go on; empty for the newest
     * @param limit the most on one page
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true, timeout = MOST_SECONDS)
    public TransferPage page(TransferQuery query, Optional<UUID> next, int limit) {
        return page(query, next, limit, WINDOW);
    }

    TransferPage page(TransferQuery query, Optional<UUID> next, int limit, int window) {
        var range = new Range(
                next.or(() -> query.until().map(TimeBounds::from)).orElse(TimeBounds.GREATEST),
                query.from().map(TimeBounds::from).orElse(TimeBounds.LEAST),
                window);
        var found = new TreeSet<>(NEWEST_FIRST);
        var seenTo = TimeBounds.LEAST;
        for (var way : ways(query)) {
            var some = rows.find(way, range, query.kind(), limit + 1);
            found.addAll(some);
            seenTo = later(seenTo, some.size() > limit ? some.getLast() : end(way, range));
        }
        return cut(found, seenTo, limit);
    }

    private UUID end(SearchWay way, Range range) {
        return rows.end(way, range).orElse(TimeBounds.LEAST);
    }

    private static UUID later(UUID one, UUID other) {
        return TimeBounds.compare(one, other) < 0 ? other : one;
    }

    /** Only as far back as every way has looked: below that, some would be missing. */
    private TransferPage cut(SortedSet<UUID> found, UUID seenTo, int limit) {
        var complete =
                found.stream().filter(id -> TimeBounds.compare(id, seenTo) >= 0).toList();
        if (complete.size() > limit) {
            var page = complete.subList(0, limit);
            return new TransferPage(rows.read(page), Optional.of(page.getLast()));
        }
        return new TransferPage(
                rows.read(complete), seenTo.equals(TimeBounds.LEAST) ? Optional.empty() : Optional.of(seenTo));
    }

    private List<SearchWay> ways(TransferQuery query) {
        if (!query.text().isEmpty()) {
            return id(query.text()).map(SearchWay::id).orElseGet(() -> ways(query.text(), query.kind()));
        }
        return List.of(areGrants(query.kind()) ? SearchWay.cameIn() : SearchWay.all());
    }

    private static SearchWay amount(Credits amount, Optional<TransferKind> kind) {
        return areGrants(kind) ? SearchWay.amountThatCameIn(amount) : SearchWay.amount(amount);
    }

    private static boolean areGrants(Optional<TransferKind> kind) {
        return kind.filter(TransferKind.GRANT::equals).isPresent();
    }

    private List<SearchWay> ways(String text, Optional<TransferKind> kind) {
        var part = text.toLowerCase(Locale.ROOT);
        var ways = new ArrayList<SearchWay>();
        amount(text).map(amount -> amount(amount, kind)).ifPresent(ways::add);
        hint(text).map(SearchWay::code).ifPresent(ways::add);
        ways.add(SearchWay.key(text));
        ways.add(SearchWay.codes(part));
        ways.add(SearchWay.reason(part));
        ways.addAll(teams(part));
        ways.addAll(people(part));
        return ways;
    }

    private List<SearchWay> teams(String part) {
        var teams = rows.teams(part, MOST_NAMES + 1);
        return teams.size() > MOST_NAMES
                ? List.of(SearchWay.teams(part))
                : teams.stream().map(SearchWay::team).toList();
    }

    private List<SearchWay> people(String part) {
        var people = rows.people(part, MOST_NAMES + 1);
        return people.size() > MOST_NAMES
                ? List.of(SearchWay.people(part))
                : people.stream().map(SearchWay::person).toList();
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Credits> amount(String text) {
        try {
            return Optional.of(Credits.parse(text.replace(",", "")));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The last group of something like a code. */
    private static Optional<String> hint(String text) {
        var bare = BETWEEN_GROUPS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return CODE_OR_HINT.matcher(bare).matches()
                ? Optional.of(bare.substring(bare.length() - HINT))
                : Optional.empty();
    }
}
