package app.plantain.core.credits;

import app.plantain.core.housekeeping.Chore;
import app.plantain.core.housekeeping.Finding;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Recomputes the whole ledger once a day. What does not add up is for a person: nothing is ever mended in a ledger. */
@Component
class LedgerBreaks implements Chore {

    /** A little less than a day, so that it stays about the same hour. */
    private static final Duration REST = Duration.ofHours(23).plusMinutes(30);

    private final LedgerProof proof;

    LedgerBreaks(LedgerProof proof) {
        this.proof = proof;
    }

    @Override
    public String name() {
        return "ledger-breaks";
    }

    @Override
    public String title() {
        return "Transfers and balances that do not add up";
    }

    @Override
    public Duration rest() {
        return REST;
    }

    @Override
    public Finding run() {
        var breaks = proof.breaks();
        return breaks.isEmpty() ? Finding.NOTHING : new Finding(breaks.size(), 0, "The first: " + breaks.getFirst());
    }
}
