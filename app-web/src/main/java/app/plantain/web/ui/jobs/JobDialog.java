package app.plantain.web.ui.jobs;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.generation.AttemptView;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.JobId;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.PixelSize;
import app.plantain.web.ui.gallery.Pictures;
import app.plantain.web.ui.live.LiveChanges;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.Notice;
import app.plantain.web.ui.part.StateBadge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;

/** All about one job: what was asked, what came, what it cost, each attempt, and what can be done. Stays current. */
public final class JobDialog extends Dialog {

    private final transient Jobs jobs;
    private final transient Member member;
    private final transient JobActions actions;
    private final transient JobId id;

    /** Shows one of the team's jobs. */
    public JobDialog(Jobs jobs, Generation generation, LiveChanges live, Member member, JobId id) {
        this.jobs = jobs;
        this.member = member;
        this.actions = new JobActions(generation, member);
        this.id = id;
        addClassName("pl-job-dialog");
        setHeaderTitle("Job");
        var close = new Button(Icons.X.create(), click -> close());
        close.setAriaLabel("Close");
        getHeader().add(close);
        live.follow(this, member, changes -> {
            if (changes.concern(id)) {
                show();
            }
        });
        show();
    }

    private void show() {
        removeAll();
        getFooter().removeAll();
        jobs.find(member.team(), id).ifPresent(this::show);
    }

    private void show(JobView job) {
        var head = new Div(StateBadge.ofJob(job.state().name()), new Span(JobTexts.settings(job)));
        head.addClassName("pl-row");
        var prompt = new Paragraph(job.prompt());
        prompt.addClassName("pl-prompt");
        add(head);
        job.message().ifPresent(message -> add(notice(job, message)));
        job.asset().ifPresent(asset -> {
            var link = new Anchor(Pictures.original(asset), picture(job, asset));
            link.setTarget("_blank");
            link.setAriaLabel("Open the original in a new tab");
            add(link);
        });
        add(prompt, facts(job));
        attempts(jobs.attempts(member.team(), id));
        actions.of(job).forEach(getFooter()::add);
    }

    private static Notice notice(JobView job, String message) {
        return switch (job.state()) {
            case FAILED -> Notice.error(JobTexts.state(job), message);
            case QUEUED, SUBMITTING, RUNNING, STORING, IN_DOUBT, SUCCEEDED, CANCELLED ->
                Notice.info(JobTexts.state(job), message);
        };
    }

    private static Image picture(JobView job, AssetId asset) {
        var size = JobTexts.size(job);
        var image = new Image(Pictures.address(asset, RenditionKind.PREVIEW), job.prompt());
        image.getElement().setAttribute("width", String.valueOf(size.width()));
        image.getElement().setAttribute("height", String.valueOf(size.height()));
        return image;
    }

    private static DescriptionList facts(JobView job) {
        var facts = new DescriptionList();
        facts.addClassName("pl-facts");
        fact(facts, "Asked for", "%s in %s".formatted(job.aspectRatio(), job.tier()));
        job.deliveredSize().ifPresent(size -> fact(facts, "Delivered", delivered(job, size)));
        fact(facts, "Cost", JobTexts.credits(job));
        job.vendor().ifPresent(vendor -> fact(facts, "Vendor", vendor.value()));
        fact(facts, "Asked by", job.createdBy());
        fact(facts, "Asked at", JobTexts.time(job.createdAt()));
        job.finishedAt().ifPresent(time -> fact(facts, "Ended at", JobTexts.time(time)));
        return facts;
    }

    private static String delivered(JobView job, PixelSize size) {
        var less = job.isShortDelivery() ? ", less than asked for and priced so" : "";
        return "%s pixels%s".formatted(size, less);
    }

    private static void fact(DescriptionList facts, String name, String value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    private void attempts(List<AttemptView> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        var list = new OrderedList();
        list.addClassName("pl-attempts");
        attempts.forEach(attempt -> list.add(new ListItem(inWords(attempt))));
        add(new H3("Attempts"), list);
    }

    private static String inWords(AttemptView attempt) {
        var outcome = attempt.outcome()
                .map(found -> found.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("waiting for the answer");
        var why = attempt.message().map(message -> ": " + message).orElse("");
        return "%s, %s%s".formatted(attempt.connection(), outcome, why);
    }
}
