package app.plantain.web.ui.jobs;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.generation.AttemptView;
import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.JobId;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.generation.QueuePlace;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.PixelSize;
import app.plantain.web.ui.gallery.Pictures;
import app.plantain.web.ui.live.LiveChanges;
import app.plantain.web.ui.live.Pulse;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;

/** All about one job: what was asked, what came, what it cost, each attempt, and what can be done. Stays current. */
public final class JobDialog extends Dialog {

    private final transient Jobs jobs;
    private final transient JobParts parts;
    private final transient JobButtons buttons;
    private final transient Member member;
    private final transient JobId id;
    private final boolean money;
    private final BatchMenu batch;
    private final Div content = new Div();
    private final Div ways = new Div();
    private transient Optional<Shown> shown = Optional.empty();

    /** Shows one of the team's jobs. */
    JobDialog(Jobs jobs, JobParts parts, LiveChanges live, Pulse pulse, Member member, JobId id) {
        this.jobs = jobs;
        this.parts = parts;
        this.buttons = new JobButtons(parts.actions(member));
        this.member = member;
        this.id = id;
        this.money = parts.showsMoney();
        this.batch = parts.batchMenu(member);
        addClassName("pl-job-dialog");
        setHeaderTitle("Job");
        var close = new Button(Icons.X.create(), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel("Close");
        getHeader().add(batch, close);
        content.addClassName("pl-stack");
        ways.addClassNames("pl-row", "pl-row-tight", "pl-job-ways");
        add(content);
        getFooter().add(ways);
        live.follow(this, member, changes -> {
            if (changes.concern(id) || changes.batches().stream().anyMatch(this::isMine)) {
                look();
            }
        });
        pulse.follow(this, this::look);
        look();
    }

    /** All that decides what the dialog shows. */
    private record Shown(JobView job, Optional<QueuePlace> place, boolean needsDecision, List<AttemptView> attempts) {}

    private boolean isMine(BatchId changed) {
        return shown.filter(one -> one.job().batch().equals(changed)).isPresent();
    }

    /** Reads the job, and shows it anew where something changed. */
    private void look() {
        jobs.find(member.team(), id).ifPresent(job -> {
            var now = new Shown(
                    job,
                    Optional.ofNullable(parts.places(member, List.of(job)).get(id)),
                    job.needsDecision(parts.now()),
                    jobs.attempts(member.team(), id));
            batch.show(jobs.ofBatch(member.team(), job.batch()));
            if (shown.filter(now::equals).isEmpty()) {
                shown = Optional.of(now);
                show(now);
            }
        });
    }

    private void show(Shown now) {
        var job = now.job();
        content.removeAll();
        var head = new Div(JobBadges.of(job, parts.now()), new Span(JobTexts.settings(job)));
        head.addClassName("pl-row");
        content.add(head);
        notice(now).ifPresent(content::add);
        if (job.isOtherShape()) {
            content.add(Notice.attention("Not the shape you asked for", JobTexts.otherShape(job)));
        }
        job.asset().ifPresent(asset -> {
            var link = new Anchor(Pictures.original(asset), picture(job, asset));
            link.setTarget("_blank");
            link.setAriaLabel("Open the original in a new tab");
            content.add(link);
        });
        var prompt = new Paragraph(job.prompt());
        prompt.addClassName("pl-prompt");
        content.add(prompt, facts(job));
        if (!now.attempts().isEmpty()) {
            content.add(new AttemptList(now.attempts(), money));
        }
        ways.removeAll();
        ways.add(buttons.of(job, parts.now()));
    }

    private Optional<Notice> notice(Shown now) {
        var job = now.job();
        return switch (job.state()) {
            case QUEUED -> waiting(job, now.place());
            case IN_DOUBT -> Optional.of(doubt(now));
            case FAILED ->
                Optional.of(Notice.error(JobTexts.state(job), job.message().orElse("")));
            case SUBMITTING, RUNNING, STORING, SUCCEEDED, CANCELLED ->
                job.message().map(message -> Notice.info(JobTexts.state(job), message));
        };
    }

    private static Optional<Notice> waiting(JobView job, Optional<QueuePlace> place) {
        var why = job.message().orElse("");
        return job.paused()
                ? Optional.of(Notice.info("Paused", "It keeps its credits and its place until the batch is resumed."))
                : place.map(JobTexts::place)
                        .or(() -> job.message().map(_ -> "Waiting"))
                        .map(words -> Notice.info(words, why));
    }

    private Notice doubt(Shown now) {
        if (!now.needsDecision()) {
            return Notice.info(
                    "Checking with the vendor",
                    "The vendor's answer was lost, so nobody knows whether it took this image. Plantain is asking; if"
                            + " the vendor cannot say, the team's rule or one of you decides.");
        }
        return Notice.attention(
                        "Needs your decision",
                        "The vendor could not say whether it took this image. Should the image still come, it is kept;"
                                + " if its credits have come back by then, it costs nothing.")
                .withActions(buttons.decision(now.job()).toArray(Component[]::new));
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
}
