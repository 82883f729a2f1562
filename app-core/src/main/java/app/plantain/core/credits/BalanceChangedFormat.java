package app.plantain.core.credits;

import app.plantain.core.identity.TeamId;
import app.plantain.core.nodes.EventFormat;
import org.springframework.stereotype.Component;

/** Lets the screens of all nodes see credits move. */
@Component
final class BalanceChangedFormat implements EventFormat<BalanceChanged> {

    @Override
    public String name() {
        return "balance";
    }

    @Override
    public Class<BalanceChanged> type() {
        return BalanceChanged.class;
    }

    @Override
    public String write(BalanceChanged event) {
        return event.team().toString();
    }

    @Override
    public BalanceChanged read(String line) {
        return new BalanceChanged(TeamId.parse(line));
    }
}
