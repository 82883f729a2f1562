package app.plantain.web.ui.admin;

import app.plantain.core.housekeeping.ChoreReport;
import app.plantain.core.housekeeping.ChoreReport.Run;
import app.plantain.core.housekeeping.Finding;
import app.plantain.core.housekeeping.Housekeeping;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.Notice;
import app.plantain.web.ui.part.StateBadge;
import app.plantain.web.ui.part.TimeText;
import app.plantain.web.ui.part.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;

/** What must never be, when it was last looked for, and what was found. */
@Route(value = "admin/housekeeping", layout = WorkspaceLayout.class)
@PageTitle("Housekeeping · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class HousekeepingView extends AdminPage {

    private static final Logger LOG = LoggerFactory.getLogger(HousekeepingView.class);

    private final transient Housekeeping housekeeping;
    private final transient Executor executor;
    private final transient Clock clock;

    HousekeepingView(Housekeeping housekeeping, @Qualifier("applicationTaskExecutor") Executor executor, Clock clock) {
        super("admin/housekeeping");
        this.housekeeping = housekeeping;
        this.executor = new DelegatingSecurityContextExecutor(executor);
        this.clock = clock;
    }

    @Override
    void fill() {
        var text = new Paragraph("What must never be, and is looked for every %s all the same."
                .formatted(inWords(housekeeping.every())));
        text.addClassNames("pl-quiet", "pl-fill");
        var look = new Button("Look now", Icons.REFRESH_CW.create());
        var head = new Div(text, look);
        head.addClassName("pl-row");
        var outcome = new Div();
        look.addClickListener(click -> look(look, outcome));
        add(head, outcome, table());
    }

    private CardTable<ChoreReport> table() {
        var table = new CardTable<ChoreReport>("Housekeeping");
        table.column("Looked for", report -> strong(report.title()));
        table.column("State", this::state);
        table.column(
                "Last looked",
                report -> report.last()
                        .<Component>map(run -> TimeText.relative(run.at(), clock.instant()))
                        .orElseGet(() -> new Span("Not yet")));
        table.column(
                "Found",
                report -> new Span(report.last()
                        .map(Run::finding)
                        .map(HousekeepingView::inWords)
                        .orElse("—")));
        table.setRows(housekeeping.reports());
        return table;
    }

    private StateBadge state(ChoreReport report) {
        if (report.last().isEmpty()) {
            return new StateBadge(Icons.CLOCK, "Waiting", Tone.NEUTRAL);
        }
        var run = report.last().get();
        if (run.finding().left() > 0) {
            return new StateBadge(Icons.TRIANGLE_ALERT, "Needs you", Tone.BRUISE);
        }
        var late = run.at().plus(housekeeping.every().multipliedBy(3)).isBefore(clock.instant());
        return late
                ? new StateBadge(Icons.TRIANGLE_ALERT, "Late", Tone.RIPE)
                : new StateBadge(Icons.CIRCLE_CHECK, "In order", Tone.LEAF);
    }

    private static String inWords(Finding finding) {
        return finding.found() == 0
                ? "Nothing"
                : "%,d, of which %,d mended. %s".formatted(finding.found(), finding.mended(), finding.detail());
    }

    private static String inWords(Duration duration) {
        return duration.equals(Duration.ofHours(1))
                ? "hour"
                : duration.toMinutes() % 60 == 0 ? duration.toHours() + " hours" : duration.toMinutes() + " minutes";
    }

    private static Span strong(String text) {
        var span = new Span(text);
        span.addClassName("pl-strong");
        return span;
    }

    private void look(Button button, Div outcome) {
        var ui = button.getUI().orElseThrow();
        button.setEnabled(false);
        button.setText("Looking…");
        outcome.removeAll();
        executor.execute(() -> {
            Runnable end = this::show;
            try {
                housekeeping.doNow();
            } catch (RuntimeException failure) {
                LOG.error("Housekeeping did not finish", failure);
                end = () -> {
                    show();
                    addComponentAtIndex(
                            2,
                            Notice.error(
                                    "Not everything could be looked for",
                                    "Try again. The reason is in the application's log."));
                };
            }
            ui.accessLater(end::run, () -> {}).run();
        });
    }
}
