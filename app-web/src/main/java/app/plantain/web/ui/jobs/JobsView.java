package app.plantain.web.ui.jobs;

import app.plantain.core.generation.JobFilter;
import app.plantain.core.generation.JobId;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.generation.QueuePlace;
import app.plantain.core.identity.Member;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.live.Changes;
import app.plantain.web.ui.live.LiveChanges;
import app.plantain.web.ui.live.Pulse;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.PageHeader;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

@Route(value = "jobs", layout = WorkspaceLayout.class)
@PageTitle("Jobs · Plantain")
@PermitAll
class JobsView extends Div implements BeforeEnterObserver {

    private static final int PAGE = 100;

    private final transient Jobs jobs;
    private final transient JobParts parts;
    private final transient Member member;
    private final transient List<JobView> shown = new ArrayList<>();
    private final transient Map<JobId, Standing> standings = new HashMap<>();
    private final transient Set<JobId> selected = new HashSet<>();
    private final PageHeader header = new PageHeader("Jobs", "");
    private final JobFilters filters;
    private final VirtualList<JobView> list = new VirtualList<>();
    private final transient ListDataProvider<JobView> provider;
    private final Button older = new Button("Show older jobs", click -> showOlder());
    private final Checkbox all = new Checkbox();
    private final Div body = new Div();
    private final JobSelection selection;

    JobsView(CurrentMember current, Jobs jobs, JobParts parts, LiveChanges live, Pulse pulse) {
        this.jobs = jobs;
        this.parts = parts;
        this.member = current.require();
        this.provider = new ById(shown);
        this.filters = new JobFilters();
        this.selection = new JobSelection(parts.actions(member), this::selectNone);
        addClassNames("pl-page", "pl-page-full");
        list.setDataProvider(provider);
        list.setRenderer(new ComponentRenderer<>(this::row));
        list.addClassName("pl-job-list");
        older.addThemeVariants(ButtonVariant.TERTIARY);
        all.setAriaLabel("Select all that are shown");
        all.addValueChangeListener(change -> selectAll(change.isFromClient(), change.getValue()));
        body.addClassName("pl-jobs");
        add(header, parts.pauseBanner(), filters, body, selection);
        live.follow(this, member, this::refresh);
        pulse.follow(this, this::look);
    }

    /** What of a row changes without its job: its place in the line, and whether a person has to decide. */
    private record Standing(Optional<QueuePlace> place, boolean needsDecision) {}

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filters.choose(event.getLocation().getQueryParameters().getSingleParameter("show"));
        shown.clear();
        selected.clear();
        showOlder();
    }

    private JobRow row(JobView job) {
        var standing = standings.get(job.id());
        return new JobRow(
                job,
                standing == null ? Optional.empty() : standing.place(),
                parts.now(),
                selected.contains(job.id()),
                opened -> parts.dialog(member, opened.id()).open(),
                chosen -> select(job.id(), chosen));
    }

    private void showOlder() {
        var before = shown.isEmpty() ? null : shown.getLast().id();
        var page = jobs.page(member.team(), filters.chosen(), before, PAGE);
        shown.addAll(page);
        older.setVisible(page.size() == PAGE);
        render();
        showRest();
    }

    private void refresh(Changes changes) {
        if (filters.chosen() == JobFilter.ALL) {
            update(changes);
        } else {
            readAgain();
        }
        showRest();
    }

    /** What is shown may be another by time alone. */
    private void look() {
        if (filters.chosen() == JobFilter.TO_DECIDE) {
            readAgain();
        }
        showRest();
    }

    /** What stands around the rows and depends on them. */
    private void showRest() {
        stand();
        describe();
        showSelection();
    }

    /** Of all jobs none goes away: those that changed are replaced, new ones come on top. */
    private void update(Changes changes) {
        var known = shown.stream().map(JobView::id).toList();
        for (var job : jobs.find(member.team(), changes.among(known))) {
            var at = known.indexOf(job.id());
            if (at >= 0) {
                shown.set(at, job);
                provider.refreshItem(job);
            }
        }
        var newest = jobs.page(member.team(), null, PAGE).stream()
                .takeWhile(job -> !known.contains(job.id()))
                .toList();
        if (!newest.isEmpty()) {
            shown.addAll(0, newest);
            render();
        }
    }

    /** What is filtered may come and go anywhere in the list. */
    private void readAgain() {
        var now = jobs.page(member.team(), filters.chosen(), null, Math.max(PAGE, shown.size()));
        if (!now.equals(shown)) {
            shown.clear();
            shown.addAll(now);
            selected.retainAll(now.stream().map(JobView::id).toList());
            render();
        }
    }

    /** Shows rows again whose place in the line or need for a person has changed. */
    private void stand() {
        var places = parts.places(member, shown);
        var now = parts.now();
        for (var job : shown) {
            var standing = new Standing(Optional.ofNullable(places.get(job.id())), job.needsDecision(now));
            if (!Objects.equals(standings.put(job.id(), standing), standing)) {
                provider.refreshItem(job);
            }
        }
    }

    private void render() {
        body.removeAll();
        if (shown.isEmpty()) {
            body.add(empty());
        } else {
            list.getStyle().set("--pl-rows", String.valueOf(shown.size()));
            body.add(heads(), list, older);
            provider.refreshAll();
        }
    }

    private EmptyState empty() {
        return switch (filters.chosen()) {
            case ALL ->
                new EmptyState(
                        Icons.ACTIVITY,
                        "No jobs yet",
                        "Each image you ask for becomes a job. You watch it here until it is in the gallery.",
                        toStudio());
            case OPEN ->
                new EmptyState(Icons.ACTIVITY, "Nothing is running", "What you ask for next appears here.", toStudio());
            case TO_DECIDE ->
                new EmptyState(
                        Icons.CIRCLE_CHECK,
                        "Nothing to decide",
                        "When a vendor cannot say whether it took an image, you decide here what becomes of it.");
            case WITHOUT_IMAGE ->
                new EmptyState(
                        Icons.CIRCLE_CHECK,
                        "Nothing failed",
                        "Images that failed or were cancelled wait here to be tried again.");
        };
    }

    /** Counts what there is. */
    private void describe() {
        var open = jobs.count(member.team(), JobFilter.OPEN);
        header.setSubtitle(
                switch (open) {
                    case 0 -> "Nothing is running.";
                    case 1 -> "1 job is open.";
                    default -> open + " jobs are open.";
                });
        filters.count(filter -> filter == JobFilter.OPEN ? open : jobs.count(member.team(), filter));
    }

    private Div heads() {
        var heads = new Div(all);
        heads.addClassNames("pl-job-row", "pl-job-heads");
        for (var name : List.of("", "Image", "State", "Vendor", "Credits", "Asked")) {
            var head = new Span(name);
            head.getElement().setAttribute("aria-hidden", true);
            heads.add(head);
        }
        return heads;
    }

    private void select(JobId id, boolean chosen) {
        if (chosen) {
            selected.add(id);
        } else {
            selected.remove(id);
        }
        showSelection();
    }

    private void selectAll(boolean byPerson, boolean chosen) {
        if (byPerson) {
            selected.clear();
            if (chosen) {
                shown.forEach(job -> selected.add(job.id()));
            }
            provider.refreshAll();
            showSelection();
        }
    }

    private void selectNone() {
        selected.clear();
        provider.refreshAll();
        showSelection();
    }

    private void showSelection() {
        var chosen = shown.stream().filter(job -> selected.contains(job.id())).toList();
        all.setValue(!chosen.isEmpty() && chosen.size() == shown.size());
        all.setIndeterminate(!chosen.isEmpty() && chosen.size() < shown.size());
        selection.show(chosen, parts.now());
    }

    private static Button toStudio() {
        var button = new Button("Make an image", click -> UI.getCurrent().navigate(""));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    /** A job stays the same job when its state changes. */
    private static final class ById extends ListDataProvider<JobView> {

        ById(List<JobView> jobs) {
            super(jobs);
        }

        @Override
        public Object getId(JobView job) {
            return job.id();
        }
    }
}
