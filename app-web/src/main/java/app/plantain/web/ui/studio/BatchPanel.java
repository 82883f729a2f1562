package app.plantain.web.ui.studio;

import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.JobState;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.QueuePlace;
import app.plantain.web.ui.component.GalleryGrid;
import app.plantain.web.ui.component.GalleryTile;
import app.plantain.web.ui.gallery.Pictures;
import app.plantain.web.ui.jobs.BatchMenu;
import app.plantain.web.ui.jobs.JobTexts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One batch of the studio: its prompt, how far it is, and a tile for each image from the first moment on. */
final class BatchPanel extends Section {

    private final transient BatchId batch;
    private final GalleryGrid grid = new GalleryGrid();
    private final Span progress = new Span();
    private final Span line = new Span();
    private final Anchor undecided = new Anchor("jobs?show=to-decide");
    private final BatchMenu menu;
    private transient List<JobView> jobs;
    private transient Instant now;

    /** @param open called with the job whose tile was opened */
    BatchPanel(List<JobView> jobs, BatchMenu menu, Instant now, Consumer<JobView> open) {
        var first = jobs.getFirst();
        this.batch = first.batch();
        this.jobs = jobs;
        this.menu = menu;
        this.now = now;
        addClassName("pl-batch");
        var prompt = new H2(first.prompt());
        prompt.addClassName("pl-batch-prompt");
        prompt.getElement().setAttribute("title", first.prompt());
        var facts = new Span(JobTexts.settings(first));
        facts.addClassName("pl-caption");
        progress.addClassName("pl-caption");
        line.addClassNames("pl-caption", "pl-batch-line");
        undecided.addClassNames("pl-caption", "pl-batch-undecided");
        undecided.getElement().setAttribute("router-link", true);
        var words = new Div(prompt, new Div(facts, progress, line, undecided));
        words.addClassName("pl-batch-words");
        var head = new Div(words, menu);
        head.addClassName("pl-batch-head");
        grid.setLabel("Images of this batch");
        grid.setTiles(jobs.stream().map(this::tile).toList(), false);
        grid.addOpenListener(opened -> this.jobs.stream()
                .filter(job -> job.id().toString().equals(opened.id()))
                .findFirst()
                .ifPresent(open));
        add(head, grid);
        showProgress();
    }

    BatchId batch() {
        return batch;
    }

    /** The jobs that wait for their turn, the one that goes out first in front. */
    List<JobView> waiting() {
        return jobs.stream()
                .filter(job -> job.state() == JobState.QUEUED && !job.paused())
                .toList();
    }

    boolean isInDoubt() {
        return jobs.stream().anyMatch(job -> job.state() == JobState.IN_DOUBT);
    }

    /** Shows the jobs as they are now. */
    void show(List<JobView> changed, Instant at) {
        var before = jobs.stream().collect(Collectors.toMap(JobView::id, this::tile));
        jobs = changed;
        now = at;
        changed.stream()
                .map(job -> Map.entry(job.id(), tile(job)))
                .filter(tile -> !tile.getValue().equals(before.get(tile.getKey())))
                .forEach(tile -> grid.update(tile.getValue()));
        showProgress();
    }

    /** Shows where the first of the waiting jobs stands. */
    void showPlace(Optional<QueuePlace> place) {
        line.setText(isPaused() ? "Paused" : place.map(this::inWords).orElse(""));
    }

    private String inWords(QueuePlace place) {
        var words = JobTexts.place(place);
        return jobs.size() == 1 || place.position() == 1 ? words : "Next image: " + words;
    }

    private boolean isPaused() {
        return jobs.stream().anyMatch(job -> job.state() == JobState.QUEUED && job.paused());
    }

    private void showProgress() {
        var ended = jobs.stream().filter(job -> job.state().isFinished()).count();
        var failed = jobs.stream().filter(job -> job.state() == JobState.FAILED).count();
        var text = ended == jobs.size()
                ? "%d of %d delivered"
                        .formatted(jobs.stream().filter(BatchPanel::hasImage).count(), jobs.size())
                : "%d of %d done".formatted(ended, jobs.size());
        progress.setText(failed == 0 ? text : text + ", %d failed".formatted(failed));
        var toDecide = jobs.stream().filter(job -> job.needsDecision(now)).count();
        undecided.setVisible(toDecide > 0);
        undecided.setText(toDecide == 1 ? "1 needs your decision" : toDecide + " need your decision");
        menu.show(jobs);
    }

    private static boolean hasImage(JobView job) {
        return job.asset().isPresent();
    }

    private GalleryTile tile(JobView job) {
        var size = JobTexts.size(job);
        var id = job.id().toString();
        if (job.asset().isPresent()) {
            var tile = GalleryTile.ready(
                    id,
                    Pictures.address(job.asset().get(), RenditionKind.PREVIEW),
                    size.width(),
                    size.height(),
                    job.prompt());
            return job.isOtherShape() ? tile.withBadge("Not " + job.aspectRatio()) : tile;
        }
        return job.state().isFinished()
                ? GalleryTile.failed(id, size.width(), size.height(), job.prompt(), JobTexts.state(job, now))
                : GalleryTile.pending(id, size.width(), size.height(), job.prompt(), JobTexts.state(job, now));
    }
}
