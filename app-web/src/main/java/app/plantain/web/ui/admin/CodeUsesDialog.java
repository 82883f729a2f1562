package app.plantain.web.ui.admin;

import app.plantain.core.codes.CodeBatch;
import app.plantain.core.codes.CodeBatches;
import app.plantain.core.codes.CodeUse;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which teams redeemed codes of a batch, newest first. */
final class CodeUsesDialog extends Dialog {

    static final int PAGE = 50;

    private final transient CodeBatches batches;
    private final transient CodeBatch batch;
    private final CardTable<CodeUse> table = new CardTable<>("Redemptions");
    private final Button older = new Button("Show older", click -> showOlder());
    private @Nullable UUID oldest;

    CodeUsesDialog(CodeBatches batches, CodeBatch batch) {
        super("Redemptions of " + batch.name());
        this.batches = batches;
        this.batch = batch;
        table.column("Team", use -> strong(use.team()));
        table.column("Redeemed by", use -> new Span(use.person()));
        table.column("Code", use -> hint(use.hint()));
        table.column("When", use -> TimeText.minute(use.at()));
        var content = new Div(table, older);
        content.addClassName("pl-stack");
        setWidth("min(720px, 96vw)");
        showOlder();
        if (table.size() == 0) {
            content.removeAll();
            content.add(new Paragraph("Nobody has redeemed one of these codes yet."));
        }
        add(content);
        getFooter().add(new Button("Close", click -> close()));
    }

    private void showOlder() {
        var found = batches.uses(batch.id(), Optional.ofNullable(oldest), PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        table.addRows(shown);
        older.setVisible(found.size() > PAGE);
        if (!shown.isEmpty()) {
            oldest = shown.getLast().id();
        }
    }

    private static Span strong(String text) {
        var span = new Span(text);
        span.addClassName("pl-strong");
        return span;
    }

    private static Span hint(String text) {
        var span = new Span("…" + text);
        span.addClassName("pl-inline-code");
        return span;
    }
}
