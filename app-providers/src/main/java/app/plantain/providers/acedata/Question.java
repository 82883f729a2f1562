package app.plantain.providers.acedata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of tasks, in the vendor's names.
 *
 * @param id the one task, null for several
 * @param ids several tasks, empty for one
 */
record Question(String action, @Nullable String id, List<String> ids) {

    static Question after(String task) {
        return new Question("retrieve", task, List.of());
    }

    static Question after(List<String> tasks) {
        return new Question("retrieve_batch", null, tasks);
    }
}
