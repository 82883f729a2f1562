package app.plantain.web.ui.jobs;

import app.plantain.core.gallery.RenditionKind;
import app.plantain.core.generation.JobView;
import app.plantain.web.ui.gallery.Pictures;
import app.plantain.web.ui.part.StateBadge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.function.Consumer;

/** One job of the table; a card on a phone. */
final class JobRow extends Div {

    JobRow(JobView job, Instant now, Consumer<JobView> open) {
        addClassName("pl-job-row");
        add(picture(job), prompt(job, open), StateBadge.ofJob(job.state().name()));
        add(cell("pl-job-vendor", job.vendor().map(Object::toString).orElse("–")));
        add(cell("pl-job-credits", JobTexts.credits(job)));
        var age = cell("pl-job-age", JobTexts.age(job.createdAt(), now));
        age.getElement().setAttribute("title", JobTexts.time(job.createdAt()));
        add(age);
    }

    private static Div picture(JobView job) {
        var frame = new Div();
        frame.addClassName("pl-job-picture");
        job.asset().ifPresent(asset -> frame.add(new Image(Pictures.address(asset, RenditionKind.THUMBNAIL), "")));
        return frame;
    }

    private static Div prompt(JobView job, Consumer<JobView> open) {
        var title = new Button(job.prompt(), click -> open.accept(job));
        title.addThemeVariants(ButtonVariant.TERTIARY);
        title.addClassName("pl-job-title");
        title.setAriaLabel("Details of: " + job.prompt());
        var settings = new Span(JobTexts.settings(job));
        settings.addClassName("pl-caption");
        var why = new Span(job.failure().map(JobTexts::failure).orElse(""));
        why.addClassNames("pl-caption", "pl-job-why");
        var text = new Div(title, settings, why);
        text.addClassName("pl-job-text");
        return text;
    }

    private static Span cell(String name, String text) {
        var cell = new Span(text);
        cell.addClassNames("pl-job-cell", name);
        return cell;
    }
}
