package app.plantain.web.ui.admin;

import app.plantain.core.audit.AuditEntry;
import app.plantain.core.audit.AuditLog;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

@Route(value = "admin/audit", layout = WorkspaceLayout.class)
@PageTitle("Audit log · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class AuditView extends AdminPage {

    static final int LATEST = 200;

    private final transient AuditLog audit;
    private final transient Clock clock;

    AuditView(AuditLog audit, Clock clock) {
        super("admin/audit");
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    void fill() {
        var entries = audit.latest(LATEST);
        if (entries.isEmpty()) {
            add(new EmptyState(Icons.SCROLL_TEXT, "Nothing has happened yet", "Whatever matters is recorded here."));
            return;
        }
        var text = new Paragraph(entries.size() < LATEST ? "Who did what, newest first." : "The latest 200 entries.");
        text.addClassName("pl-quiet");
        var table = new CardTable<AuditEntry>("Audit log");
        var now = clock.instant();
        table.column("When", entry -> TimeText.relative(entry.at(), now));
        table.column("Person", entry -> new Span(entry.person().orElse("Plantain")));
        table.column("Team", entry -> new Span(entry.team().orElse("—")));
        table.column("Did", entry -> new Span(AuditWords.of(entry.action())));
        table.column("What", entry -> new Span(entry.subject()));
        table.column("Detail", entry -> new Span(entry.detail()));
        table.setRows(entries);
        table.addClassName("pl-audit");
        add(text, table);
    }
}
