package app.plantain.core.generation;

import app.plantain.core.generation.SimulationTask.End;
import java.util.UUID;

/** Is told what goes on at a vendor's door. */
interface SimulationWitness {

    /** What a vendor said of a try for certain, be it true or not. */
    enum Word {
        NOT_TAKEN,
        /** No image will come of it. */
        ENDED
    }

    SimulationWitness NOBODY = new SimulationWitness() {
        @Override
        public void submitted(UUID attempt) {}

        @Override
        public void told(UUID attempt, Word word) {}

        @Override
        public void handed(UUID attempt, End.Image image) {}
    };

    /** A request arrives. */
    void submitted(UUID attempt);

    void told(UUID attempt, Word word);

    /** An image goes out. */
    void handed(UUID attempt, End.Image image);
}
