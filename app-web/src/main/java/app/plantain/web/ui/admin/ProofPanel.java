package app.plantain.web.ui.admin;

import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proves the ledger when asked to, and says what came of it. */
final class ProofPanel extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(ProofPanel.class);
    private static final int MOST_SHOWN = 50;

    private final transient LedgerProofs proofs;
    private final int teams;
    private final Button button = new Button("Prove the ledger", Icons.SHIELD_CHECK.create(), click -> prove());
    private final Div result = new Div();

    /** Makes the panel of an installation with so many teams. */
    ProofPanel(LedgerProofs proofs, int teams) {
        this.proofs = proofs;
        this.teams = teams;
        addClassNames("pl-card", "pl-stack");
        var text = new Paragraph("Recomputes every balance and every hash from all transfers there ever were.");
        text.addClassName("pl-quiet");
        var words = new Div(new H2("Ledger"), text);
        words.addClassNames("pl-stack", "pl-stack-tight", "pl-fill", "pl-proof-words");
        var head = new Div(words, button);
        head.addClassName("pl-row");
        result.setVisible(false);
        add(head, result);
    }

    private void prove() {
        var ui = UI.getCurrent();
        button.setEnabled(false);
        show(progress());
        proofs.start((breaks, failure) ->
                ui.accessLater(() -> finish(breaks, failure), () -> {}).run());
    }

    private void finish(@Nullable List<String> breaks, @Nullable Throwable failure) {
        button.setEnabled(true);
        if (breaks == null) {
            LOG.error("The ledger could not be proved", failure);
            show(Notice.error("The proof did not finish", "Try it again. The reason is in the application's log."));
        } else {
            show(breaks.isEmpty() ? proved() : broken(breaks));
        }
    }

    private Notice proved() {
        return Notice.success("Everything adds up — " + (teams == 1 ? "1 team" : "%,d teams".formatted(teams)), "");
    }

    private static Notice broken(List<String> breaks) {
        var list = new UnorderedList();
        breaks.stream().limit(MOST_SHOWN).forEach(text -> list.add(new ListItem(text)));
        if (breaks.size() > MOST_SHOWN) {
            list.add(new ListItem("and %,d more".formatted(breaks.size() - MOST_SHOWN)));
        }
        return Notice.error(
                        "The ledger does not add up",
                        "Grant nothing now. Keep a copy of the database and find out who changed it.")
                .withActions(list);
    }

    private static Component progress() {
        var bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Proving the ledger");
        return bar;
    }

    private void show(Component component) {
        result.removeAll();
        result.add(component);
        result.setVisible(true);
    }
}
