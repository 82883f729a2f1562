package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recomputes the ledger from its transfers: every hash, every position, every cached balance, the sum of the open holds,
 * what is left of all that came in, and the total over all accounts. Whoever keeps books that must agree adds a part.
 */
@Service
public class LedgerProof {

    private static final int PAGE = 1_000;

    private final LedgerRows rows;
    private final GrantRows grants;
    private final List<ProofPart> parts;

    LedgerProof(LedgerRows rows, GrantRows grants, List<ProofPart> parts) {
        this.rows = rows;
        this.grants = grants;
        this.parts = parts;
    }

    /** What does not hold, in words; empty where everything does. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<String> breaks() {
        var breaks = new ArrayList<String>();
        rows.teams().forEach(team -> breaks.addAll(breaksOf(team)));
        var had = rows.balances().values().stream()
                .mapToLong(balance ->
                        balance.available().hundredths() + balance.held().hundredths())
                .sum();
        if (had != rows.outstanding()) {
            breaks.add("All teams together do not have what was issued less what was used and has expired");
        }
        parts.forEach(part -> breaks.addAll(part.breaks()));
        return List.copyOf(breaks);
    }

    private List<String> breaksOf(TeamId team) {
        var accounts = rows.accounts(team);
        var walk = new Walk();
        for (var page = rows.after(team, 0, PAGE); !page.isEmpty(); page = rows.after(team, walk.position, PAGE)) {
            page.forEach(row -> walk.step(row, accounts));
        }
        var head = rows.head(team);
        var cached = head.balance();
        walk.expect(
                head.end().equals(new LedgerRows.ChainEnd(walk.position, walk.hash)),
                "the last transfer is not the end of the chain");
        walk.expect(
                cached.available().hundredths() == walk.available, "the available balance is not the sum of transfers");
        walk.expect(cached.held().hundredths() == walk.held, "the held balance is not the sum of transfers");
        walk.expect(rows.openHolds(team).equals(cached.held()), "the open holds are not the held balance");
        walk.expect(
                !grants.remaining(team).isLessThan(cached.available().plus(cached.held())),
                "less is left of all that came in than the team has");
        return walk.breaks.stream()
                .map(text -> "Team %s: %s".formatted(team, text))
                .toList();
    }

    private static final class Walk {
        private final List<String> breaks = new ArrayList<>();
        private long position;
        private String hash = Transfer.START_OF_CHAIN;
        private long available;
        private long held;

        void step(LedgerRows.HashedTransfer row, LedgerRows.Accounts accounts) {
            var transfer = row.transfer();
            expect(transfer.position() == position + 1, "a transfer is missing after position " + position);
            expect(
                    row.hash().equals(transfer.hashAfter(hash, accounts)),
                    "the chain breaks at position " + transfer.position());
            available += change(transfer, Account.AVAILABLE);
            held += change(transfer, Account.HELD);
            expect(available >= 0 && held >= 0, "a balance fell below zero at position " + transfer.position());
            position = transfer.position();
            hash = row.hash();
        }

        void expect(boolean holds, String otherwise) {
            if (!holds) {
                breaks.add(otherwise);
            }
        }

        private static long change(Transfer transfer, Account account) {
            var amount = transfer.amount().hundredths();
            return (transfer.credit() == account ? amount : 0) - (transfer.debit() == account ? amount : 0);
        }
    }
}
