package app.plantain.core.usage;

import app.plantain.core.identity.TeamId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/**
 * What a team could spend after each of its transfers, exactly. Transfers never change, so what was reckoned once at every
 * twenty thousandth of them is kept in memory, and later only the way from the nearest one is summed.
 */
@Component
class RunningBalances {

    /** By how many transfers time and order may differ, as nodes' clocks do a little. */
    static final long SKEW = 1_000;

    private static final long STEP = 20_000;
    private static final int TEAMS = 1_000;

    private final TransferSums rows;

    private final Map<TeamId, NavigableMap<Long, Long>> known =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<TeamId, NavigableMap<Long, Long>> eldest) {
                    return size() > TEAMS;
                }
            });

    RunningBalances(TransferSums rows) {
        this.rows = rows;
    }

    /** What could be spent after the transfer at a position, in hundredths; 0 is before all of them. */
    long after(TeamId team, TeamAccounts accounts, long position) {
        if (position >= accounts.position()) {
            return accounts.balance();
        }
        var marks = known.computeIfAbsent(team, _ -> new ConcurrentSkipListMap<>(Map.of(0L, 0L)));
        var below = marks.floorEntry(position);
        var above = marks.ceilingEntry(position);
        var nearest = above == null ? accounts.position() : above.getKey();
        return nearest - position < position - below.getKey()
                ? down(team, marks, nearest, above == null ? accounts.balance() : above.getValue(), position)
                : up(team, marks, below.getKey(), below.getValue(), position);
    }

    /** What could be spent when a time began: after all transfers that were made before it, and no other. */
    long before(TeamId team, TeamAccounts accounts, Instant time) {
        var last = rows.lastBefore(team, time);
        if (last.isEmpty()) {
            return 0;
        }
        var position = Math.min(last.getAsLong() + SKEW, accounts.position());
        var later = rows.changeSince(team, last.getAsLong() - SKEW, position + 1, time);
        return after(team, accounts, position) - later;
    }

    private long up(TeamId team, NavigableMap<Long, Long> marks, long from, long balance, long to) {
        var at = from;
        var reached = balance;
        while (at < to) {
            var next = Math.min(to, (at / STEP + 1) * STEP);
            reached += rows.change(team, at + 1, next + 1);
            at = next;
            keep(marks, at, reached);
        }
        return reached;
    }

    private long down(TeamId team, NavigableMap<Long, Long> marks, long from, long balance, long to) {
        var at = from;
        var reached = balance;
        while (at > to) {
            var next = Math.max(to, (at - 1) / STEP * STEP);
            reached -= rows.change(team, next + 1, at + 1);
            at = next;
            keep(marks, at, reached);
        }
        return reached;
    }

    private static void keep(NavigableMap<Long, Long> marks, long position, long balance) {
        if (position % STEP == 0) {
            marks.put(position, balance);
        }
    }
}
