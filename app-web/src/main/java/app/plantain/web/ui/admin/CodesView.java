package app.plantain.web.ui.admin;

import app.plantain.core.codes.CodeBatch;
import app.plantain.core.codes.CodeBatches;
import app.plantain.core.identity.UserId;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.StepUp;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.StateBadge;
import app.plantain.web.ui.part.TimeText;
import app.plantain.web.ui.part.Tone;
import app.plantain.web.ui.part.UndoNotice;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

@Route(value = "admin/codes", layout = WorkspaceLayout.class)
@PageTitle("Codes · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class CodesView extends AdminPage {

    static final int PAGE = 50;

    private final transient CodeBatches batches;
    private final transient StepUp stepUp;
    private final transient CurrentMember current;
    private final transient Clock clock;

    CodesView(CodeBatches batches, StepUp stepUp, CurrentMember current, Clock clock) {
        super("admin/codes");
        this.batches = batches;
        this.stepUp = stepUp;
        this.current = current;
        this.clock = clock;
    }

    @Override
    void fill() {
        var newest = batches.newest(PAGE + 1);
        if (newest.isEmpty()) {
            add(new EmptyState(
                    Icons.GIFT,
                    "There are no codes yet",
                    "Make codes and hand them out: each team that redeems one gets the credits.",
                    makeButton()));
            return;
        }
        var text = new Paragraph("Teams redeem codes for credits. A code is shown once, when it is made.");
        text.addClassName("pl-quiet");
        var head = new Div(text, makeButton());
        head.addClassNames("pl-row", "pl-spread");
        add(head, new Batches(newest));
    }

    private Button makeButton() {
        var button = new Button(
                "New codes",
                Icons.PLUS.create(),
                click -> new CodeBatchDialog(batches, stepUp, me(), this::show).open());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private UserId me() {
        return current.user().id();
    }

    /** The batches, and a button for older ones. */
    private final class Batches extends Div {

        private final CardTable<CodeBatch> table = table();
        private final Button more = new Button("Show older");

        private Batches(List<CodeBatch> newest) {
            addClassName("pl-stack");
            add(table, more);
            show(newest);
        }

        private void show(List<CodeBatch> found) {
            var shown = found.subList(0, Math.min(PAGE, found.size()));
            table.addRows(shown);
            more.setVisible(found.size() > PAGE);
            more.addSingleClickListener(
                    click -> show(batches.before(shown.getLast().id(), PAGE + 1)));
        }
    }

    private CardTable<CodeBatch> table() {
        var now = clock.instant();
        var table = new CardTable<CodeBatch>("Codes");
        table.column("Codes", CodesView::name);
        table.column("State", batch -> badge(batch.state(now)));
        table.number("Redeemed", batch -> count(batch.redeemed()) + " of " + count(batch.redeemable()));
        table.number("Credits each", batch -> CreditText.of(batch.amount()));
        table.number("Credits given", batch -> CreditText.of(batch.given()));
        table.column("Redeem until", CodesView::until);
        table.column("Made", batch -> TimeText.relative(batch.createdAt(), now));
        table.actions("Actions", this::actions);
        return table;
    }

    private static Component name(CodeBatch batch) {
        var name = new Span(batch.name());
        name.addClassName("pl-strong");
        var by = new Span("by " + batch.createdBy());
        by.addClassNames("pl-small", "pl-quiet");
        var both = new Div(name, by);
        both.addClassName("pl-two-lines");
        return both;
    }

    private static Component until(CodeBatch batch) {
        return batch.redeemUntil().<Component>map(TimeText::minute).orElseGet(() -> new Span("Always"));
    }

    private static StateBadge badge(CodeBatch.State state) {
        return switch (state) {
            case OPEN -> new StateBadge(Icons.CIRCLE_CHECK, "Open", Tone.LEAF);
            case USED_UP -> new StateBadge(Icons.CHECK, "Used up", Tone.NEUTRAL);
            case ENDED -> new StateBadge(Icons.CLOCK, "Ended", Tone.NEUTRAL);
            case REVOKED -> new StateBadge(Icons.BAN, "Revoked", Tone.BRUISE);
        };
    }

    private Component actions(CodeBatch batch) {
        var uses = new Button("Redemptions", click -> new CodeUsesDialog(batches, batch).open());
        uses.setAriaLabel("Redemptions of " + batch.name());
        var row = new Div(uses, change(batch));
        row.addClassName("pl-row");
        return row;
    }

    private Button change(CodeBatch batch) {
        var button = batch.revokedAt().isPresent()
                ? new Button("Restore", click -> restore(batch))
                : new Button("Revoke", click -> revoke(batch));
        button.setAriaLabel(button.getText() + " " + batch.name());
        return button;
    }

    private void revoke(CodeBatch batch) {
        batches.revoke(batch.id(), me());
        show();
        new UndoNotice(
                        "%s: no code can be redeemed any more. Credits that were given stay.".formatted(batch.name()),
                        () -> restore(batch))
                .open();
    }

    private void restore(CodeBatch batch) {
        batches.restore(batch.id(), me());
        show();
    }

    private static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
