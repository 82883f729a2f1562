package app.plantain.web.ui.statement;

import app.plantain.core.credits.Credits;
import app.plantain.core.generation.AttemptView;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.PaymentRule;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.usage.ChargeExplanation;
import app.plantain.core.usage.ChargeExplanation.DeliveredFile;
import app.plantain.core.usage.ChargeExplanation.Move;
import app.plantain.core.usage.ChargeExplanation.Try;
import app.plantain.web.ui.jobs.JobTexts;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CostText;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.KindText;
import app.plantain.web.ui.part.Notice;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Why a job cost what it did: what was asked for and promised, who was asked, what came, and the rule that was applied. */
final class ExplainDialog extends Dialog {

    /**
     * Makes the dialog.
     *
     * @param zone of the times, which the dialog names
     * @param money whether what vendors take from us is shown, which is for administrators only
     * @param openJob opens all about the job
     */
    ExplainDialog(ChargeExplanation explanation, ZoneId zone, boolean money, Runnable openJob) {
        addClassName("pl-job-dialog");
        setHeaderTitle("Why this charge");
        var close = new Button(Icons.X.create(), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel("Close");
        getHeader().add(close);
        var job = explanation.job();
        var prompt = new Paragraph(job.prompt());
        prompt.addClassName("pl-prompt");
        var content = new Div(
                verdict(explanation),
                prompt,
                facts(explanation, zone),
                quiet("Times are %s.".formatted(MovementTexts.zone(zone))),
                new H3("Credits"),
                moves(explanation.moves(), zone),
                new H3("Attempts"),
                tries(explanation.tries(), zone, money));
        content.addClassName("pl-stack");
        add(content);
        getFooter().add(new Button("Open the job", click -> {
            close();
            openJob.run();
        }));
    }

    private static Notice verdict(ChargeExplanation explanation) {
        return explanation
                .rule()
                .map(rule -> verdict(rule, explanation.job().charged().orElse(Credits.ZERO)))
                .orElseGet(() -> Notice.info("Nothing is spent yet", "The price is held until the job ends."));
    }

    private static Notice verdict(PaymentRule rule, Credits charged) {
        var what = "Charged " + credits(charged);
        var why = "%s. %s.".formatted(rule.happening(), rule.charge().words());
        return rule == PaymentRule.DELIVERED ? Notice.success(what, why) : Notice.info(what, why);
    }

    private static String credits(Credits amount) {
        return CreditText.brief(amount) + " credits";
    }

    private static DescriptionList facts(ChargeExplanation explanation, ZoneId zone) {
        var job = explanation.job();
        var facts = new DescriptionList();
        facts.addClassName("pl-facts");
        fact(facts, "Asked for", "%s, %s in %s".formatted(job.model(), job.aspectRatio(), job.tier()));
        fact(facts, "Asked by", job.createdBy());
        fact(facts, "Asked at", TimeText.minute(job.createdAt(), zone));
        fact(facts, "Price", credits(job.price()));
        fact(
                facts,
                "Promised by",
                explanation
                        .priceOrigin()
                        .map(origin -> origin.quote()
                                .map(quote -> "Quote %s: %s".formatted(quote, origin.rule()))
                                .orElse(origin.rule()))
                        .orElse("The price list, when it was asked for"));
        job.deliveredSize().ifPresent(size -> fact(facts, "Delivered", delivered(explanation, job, size)));
        job.charged().ifPresent(charged -> {
            fact(facts, "Charged", credits(charged));
            fact(facts, "Given back", credits(job.price().minus(charged)));
        });
        job.failure().ifPresent(failure -> fact(facts, "Ended because", JobTexts.failure(failure)));
        job.message().ifPresent(message -> fact(facts, "In words", message));
        job.finishedAt().ifPresent(at -> fact(facts, "Ended at", TimeText.minute(at, zone)));
        return facts;
    }

    private static String delivered(ChargeExplanation explanation, JobView job, PixelSize size) {
        var tier = job.deliveredTier().map(" · %s"::formatted).orElse("");
        return "%s pixels%s%s"
                .formatted(
                        size, tier, explanation.file().map(ExplainDialog::file).orElse(""));
    }

    private static String file(DeliveredFile file) {
        var format = file.mediaType().replaceFirst("^image/", "").toUpperCase(Locale.ROOT);
        return " · %s · %,d bytes".formatted(format, file.bytes());
    }

    private static CardTable<Move> moves(List<Move> moves, ZoneId zone) {
        var table = new CardTable<Move>("The job's credits");
        table.column("Date", move -> TimeText.minute(move.at(), zone));
        table.column("What", move -> new Span(KindText.of(move.kind())));
        table.column("Why", move -> new Span(move.reason()));
        table.number("Credits", move -> CreditText.of(move.amount()));
        table.setRows(moves);
        return table;
    }

    private static Component tries(List<Try> tries, ZoneId zone, boolean money) {
        if (tries.isEmpty()) {
            var none = new Paragraph("No vendor has been asked.");
            none.addClassName("pl-quiet");
            return none;
        }
        var list = new OrderedList();
        list.addClassName("pl-attempts");
        tries.forEach(one -> list.add(item(one, zone, money)));
        return list;
    }

    private static ListItem item(Try one, ZoneId zone, boolean money) {
        var attempt = one.attempt();
        var where =
                new Div("%s through %s: %s".formatted(one.vendor().value(), attempt.connection(), outcome(attempt)));
        var when = new Div(TimeText.minute(attempt.startedAt(), zone), new Span(lasted(attempt)));
        when.addClassNames("pl-small", "pl-quiet");
        var item = new ListItem(where, when);
        attempt.failure().ifPresent(failure -> item.add(quiet(JobTexts.failure(failure))));
        attempt.message().ifPresent(message -> item.add(quiet("It said: " + message)));
        if (money) {
            item.add(quiet(CostText.of(attempt)));
        }
        return item;
    }

    private static Div quiet(String text) {
        var line = new Div(text);
        line.addClassNames("pl-small", "pl-quiet");
        return line;
    }

    private static String outcome(AttemptView attempt) {
        return attempt.outcome()
                .map(outcome -> switch (outcome) {
                    case NOT_ACCEPTED -> "did not take it";
                    case ACCEPTED -> attempt.failure().isPresent() ? "took it and failed" : "took it";
                    case IN_DOUBT -> "nobody knows whether it took it";
                })
                .orElse("waiting for the answer");
    }

    private static String lasted(AttemptView attempt) {
        return attempt.endedAt()
                .map(ended -> Duration.between(attempt.startedAt(), ended))
                .map(time -> ", for %d s".formatted(Math.max(1, time.toSeconds())))
                .orElse(", not ended");
    }

    private static void fact(DescriptionList facts, String name, String value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    private static void fact(DescriptionList facts, String name, TimeText time) {
        var value = new DescriptionList.Description();
        value.add(time);
        facts.add(new DescriptionList.Term(name), value);
    }
}
