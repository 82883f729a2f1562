package app.plantain.web.ui.studio;

import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.JobState;
import app.plantain.core.generation.JobView;
import app.plantain.web.ui.component.GalleryGrid;
import app.plantain.web.ui.component.GalleryTile;
import app.plantain.web.ui.gallery.Pictures;
import app.plantain.web.ui.jobs.JobTexts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;

/** One batch of the studio: its prompt, how far it is, and a tile for each image from the first moment on. */
final class BatchPanel extends Section {

    private final transient BatchId batch;
    private final GalleryGrid grid = new GalleryGrid();
    private final Span progress = new Span();
    private transient List<JobView> jobs;

    /** @param open called with the job whose tile was opened */
    BatchPanel(List<JobView> jobs, Consumer<JobView> open) {
        var first = jobs.getFirst();
        this.batch = first.batch();
        this.jobs = jobs;
        addClassName("pl-batch");
        var prompt = new H2(first.prompt());
        prompt.addClassName("pl-batch-prompt");
        prompt.getElement().setAttribute("title", first.prompt());
        var facts = new Span(JobTexts.settings(first));
        facts.addClassName("pl-caption");
        progress.addClassName("pl-caption");
        var head = new Div(prompt, new Div(facts, progress));
        head.addClassName("pl-batch-head");
        grid.setLabel("Images of this batch");
        grid.setTiles(jobs.stream().map(BatchPanel::tile).toList(), false);
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

    /** Shows the jobs as they are now. */
    void show(List<JobView> changed) {
        var before = jobs;
        jobs = changed;
        changed.stream()
                .filter(job -> !before.contains(job))
                .map(BatchPanel::tile)
                .forEach(grid::update);
        showProgress();
    }

    private void showProgress() {
        var ended = jobs.stream().filter(job -> job.state().isFinished()).count();
        var failed = jobs.stream().filter(job -> job.state() == JobState.FAILED).count();
        var text = ended == jobs.size()
                ? "%d of %d delivered"
                        .formatted(jobs.stream().filter(BatchPanel::hasImage).count(), jobs.size())
                : "%d of %d done".formatted(ended, jobs.size());
        progress.setText(failed == 0 ? text : text + ", %d failed".formatted(failed));
    }

    private static boolean hasImage(JobView job) {
        return job.asset().isPresent();
    }

    private static GalleryTile tile(JobView job) {
        var size = JobTexts.size(job);
        var id = job.id().toString();
        if (job.asset().isPresent()) {
            return GalleryTile.ready(
                    id,
                    Pictures.address(job.asset().get(), RenditionKind.PREVIEW),
                    size.width(),
                    size.height(),
                    job.prompt());
        }
        return job.state().isFinished()
                ? GalleryTile.failed(id, size.width(), size.height(), job.prompt(), JobTexts.state(job))
                : GalleryTile.pending(id, size.width(), size.height(), job.prompt(), JobTexts.state(job));
    }
}
