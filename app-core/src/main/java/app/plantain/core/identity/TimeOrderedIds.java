package app.plantain.core.identity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/**
 * Makes the keys of all rows: UUIDs of version 7, whose order is the order in which they were made, so that indexes
 * grow at their end and a list by id is a list by age.
 */
public final class TimeOrderedIds {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private TimeOrderedIds() {}

    /** The next key; later than all this process has made before. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
