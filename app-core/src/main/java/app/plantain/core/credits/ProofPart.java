package app.plantain.core.credits;

import java.util.List;

/** Something outside of the ledger that must agree with it. Looked at with each proof, in the same snapshot. */
public interface ProofPart {

    /** What does not hold, in words; empty where everything does. */
    List<String> breaks();
}
