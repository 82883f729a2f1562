package app.plantain.web.ui.jobs;

import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.QueuePlace;
import app.plantain.web.ui.gallery.Pictures;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** One job of the table; a card on a phone. */
final class JobRow extends Div {

    JobRow(
            JobView job,
            Optional<QueuePlace> place,
            Instant now,
            boolean selected,
            Consumer<JobView> open,
            Consumer<Boolean> select) {
        addClassName("pl-job-row");
        var badge = JobBadges.of(job, now);
        badge.addClassName("pl-job-state");
        add(box(job, selected, select), picture(job), text(job, place, open), badge);
        add(cell("pl-job-vendor", job.vendor().map(Object::toString).orElse("–")));
        add(cell("pl-job-credits", JobTexts.credits(job)));
        var age = cell("pl-job-age", JobTexts.age(job.createdAt(), now));
        age.getElement().setAttribute("title", JobTexts.time(job.createdAt()));
        add(age);
    }

    private static Checkbox box(JobView job, boolean selected, Consumer<Boolean> select) {
        var box = new Checkbox(selected);
        box.setAriaLabel("Select: " + job.prompt());
        box.addValueChangeListener(change -> select.accept(change.getValue()));
        return box;
    }

    private static Div picture(JobView job) {
        var frame = new Div();
        frame.addClassName("pl-job-picture");
        job.asset().ifPresent(asset -> frame.add(new Image(Pictures.address(asset, RenditionKind.THUMBNAIL), "")));
        return frame;
    }

    private static Div text(JobView job, Optional<QueuePlace> place, Consumer<JobView> open) {
        var title = new Button(job.prompt(), click -> open.accept(job));
        title.addThemeVariants(ButtonVariant.TERTIARY);
        title.addClassName("pl-job-title");
        title.setAriaLabel("Details of: " + job.prompt());
        var text = new Div(title, caption(JobTexts.settings(job)));
        place.map(JobTexts::place).ifPresent(words -> text.add(caption(words)));
        if (job.isOtherShape()) {
            text.add(caption("Not the shape you asked for", "pl-job-flag"));
        }
        job.failure().map(JobTexts::failure).ifPresent(why -> text.add(caption(why, "pl-job-why")));
        text.addClassName("pl-job-text");
        return text;
    }

    private static Span caption(String words, String... looks) {
        var caption = new Span(words);
        caption.addClassName("pl-caption");
        caption.addClassNames(looks);
        return caption;
    }

    private static Span cell(String name, String text) {
        var cell = new Span(text);
        cell.addClassNames("pl-job-cell", name);
        return cell;
    }
}
