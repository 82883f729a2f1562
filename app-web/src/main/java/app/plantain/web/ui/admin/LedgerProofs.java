package app.plantain.web.ui.admin;

import app.plantain.core.credits.LedgerProof;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs the proof of the ledger apart from the screen, since it reads every transfer. */
@Component
class LedgerProofs {

    private final LedgerProof proof;
    private final Executor executor;

    LedgerProofs(LedgerProof proof, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.proof = proof;
        this.executor = executor;
    }

    /** Told once: what does not hold, in words, nothing where everything does; or the failure of the proof itself. */
    @FunctionalInterface
    interface Outcome {
        void take(@Nullable List<String> breaks, @Nullable RuntimeException failure);
    }

    /** Starts a proof and returns at once. */
    void start(Outcome outcome) {
        executor.execute(() -> run(outcome));
    }

    private void run(Outcome outcome) {
        List<String> breaks;
        try {
            breaks = proof.breaks();
        } catch (DataAccessException | TransactionException failure) {
            outcome.take(null, failure);
            return;
        }
        outcome.take(breaks, null);
    }
}
