package app.plantain.web.ui.jobs;

import app.plantain.core.generation.Generation;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.identity.Member;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.live.Changes;
import app.plantain.web.ui.live.LiveChanges;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.PageHeader;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

@Route(value = "jobs", layout = WorkspaceLayout.class)
@PageTitle("Jobs · Plantain")
@PermitAll
class JobsView extends Div {

    private static final int PAGE = 100;

    private final transient Jobs jobs;
    private final transient Generation generation;
    private final transient LiveChanges live;
    private final transient Member member;
    private final transient List<JobView> shown = new ArrayList<>();
    private final PageHeader header = new PageHeader("Jobs", "");
    private final VirtualList<JobView> list = new VirtualList<>();
    private final transient ListDataProvider<JobView> provider;
    private final Button older = new Button("Show older jobs", click -> showOlder());
    private final Div body = new Div();

    JobsView(CurrentMember current, Jobs jobs, Generation generation, LiveChanges live, Clock clock) {
        this.jobs = jobs;
        this.generation = generation;
        this.live = live;
        this.member = current.require();
        this.provider = new ById(shown);
        addClassNames("pl-page", "pl-page-full");
        list.setDataProvider(provider);
        list.setRenderer(new ComponentRenderer<>(job -> new JobRow(job, clock.instant(), this::open)));
        list.addClassName("pl-job-list");
        older.addThemeVariants(ButtonVariant.TERTIARY);
        body.addClassName("pl-jobs");
        add(header, body);
        showOlder();
        live.follow(this, member, this::refresh);
    }

    private void showOlder() {
        var before = shown.isEmpty() ? null : shown.getLast().id();
        var page = jobs.page(member.team(), before, PAGE);
        shown.addAll(page);
        older.setVisible(page.size() == PAGE);
        render();
    }

    private void refresh(Changes changes) {
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
        describe();
    }

    private void render() {
        body.removeAll();
        if (shown.isEmpty()) {
            body.add(new EmptyState(
                    Icons.ACTIVITY,
                    "No jobs yet",
                    "Each image you ask for becomes a job. You watch it here until it is in the gallery.",
                    toStudio()));
        } else {
            list.getStyle().set("--pl-rows", String.valueOf(shown.size()));
            body.add(heads(), list, older);
            provider.refreshAll();
        }
        describe();
    }

    private void describe() {
        var open = jobs.countOpen(member.team());
        header.setSubtitle(
                switch (open) {
                    case 0 -> "Nothing is running.";
                    case 1 -> "1 job is open.";
                    default -> open + " jobs are open.";
                });
    }

    private static Div heads() {
        var heads = new Div();
        heads.addClassNames("pl-job-row", "pl-job-heads");
        for (var name : List.of("", "Image", "State", "Vendor", "Credits", "Asked")) {
            heads.add(new Span(name));
        }
        heads.getElement().setAttribute("aria-hidden", true);
        return heads;
    }

    private static Button toStudio() {
        var button = new Button("Make an image", click -> UI.getCurrent().navigate(""));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void open(JobView job) {
        new JobDialog(jobs, generation, live, member, job.id()).open();
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
