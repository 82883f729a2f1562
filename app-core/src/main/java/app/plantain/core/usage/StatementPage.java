package app.plantain.core.usage;

import java.util.List;
import java.util.Optional;

/**
 * Lines of a statement, newest first.
 *
 * @param next where to go on, empty where nothing older can follow
 */
public record StatementPage(List<StatementEntry> entries, Optional<StatementPlace> next) {

    public StatementPage {
        entries = List.copyOf(entries);
    }
}
