package app.plantain.web.ui.studio;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.prices.PriceBook;
import app.plantain.core.prices.Quote;
import app.plantain.core.prices.Quotes;
import app.plantain.core.prices.Tariff;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.web.ui.part.CreditText;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the form's images cost. What is shown is quoted, so that it is what is paid. */
final class PriceTag extends Div {

    private final transient PriceBook book;
    private final transient Quotes quotes;
    private final transient Member member;
    private final Span price = new Span();
    private final Span note = new Span();
    private transient Tariff tariff;
    private transient Optional<Quote> quote = Optional.empty();
    private transient OptionalInt count = OptionalInt.empty();

    PriceTag(PriceBook book, Quotes quotes, Member member) {
        this.book = book;
        this.quotes = quotes;
        this.member = member;
        this.tariff = book.today(member.team());
        price.addClassName("pl-price");
        price.getElement().setAttribute("aria-live", "polite");
        note.addClassName("pl-price-note");
        note.getElement().setAttribute("role", "alert");
        add(price, note);
    }

    /** What one image costs in each tier in which the model is sold. */
    Map<ResolutionTier, Credits> prices(ModelId model, int references) {
        return tariff.prices(model, references);
    }

    /**
     * Shows what images cost, by a new quote where the one there is is for something else or over.
     *
     * @param images empty for a number that cannot be asked for
     */
    void show(ModelId model, ResolutionTier tier, int references, OptionalInt images) {
        count = images;
        var fits = quote.filter(one -> one.isFor(model, tier, references))
                .filter(quotes::holds)
                .isPresent();
        if (!fits) {
            quote = quotes.take(member, model, tier, references);
        }
        note.setText("");
        write();
    }

    /** Shows nothing, as where nothing can be asked for. */
    void clear() {
        quote = Optional.empty();
        note.setText("");
        write();
    }

    /**
     * The quote to submit by. Where the one that was shown is over and the price has changed, the new one is shown, and
     * there is none to submit by: the person has to see it first.
     *
     * @return empty, too, where nothing is quoted; {@link #isPriced} tells the two apart
     */
    Optional<Quote> confirmed() {
        return quote.filter(quotes::holds).or(() -> quote.flatMap(this::renewed));
    }

    /** Whether what is asked for has a price. */
    boolean isPriced() {
        return quote.isPresent();
    }

    /** The quote was refused, as when its last second has passed on the way: shows today's price. */
    void refuse() {
        quote = quote.flatMap(this::taken);
        tariff = book.today(member.team());
        write();
        note.setText("The price was looked up anew. Press Generate to have it made at this price.");
    }

    private Optional<Quote> renewed(Quote over) {
        var again = taken(over);
        tariff = book.today(member.team());
        quote = again;
        write();
        if (again.isEmpty()) {
            note.setText("This is not sold any more. Choose another resolution or model.");
            return Optional.empty();
        }
        var amount = again.get().price().amount();
        if (amount.equals(over.price().amount())) {
            return again;
        }
        note.setText("The price has changed: an image cost %s credits and costs %s now. Press Generate to have it made."
                .formatted(CreditText.brief(over.price().amount()), CreditText.brief(amount)));
        return Optional.empty();
    }

    private Optional<Quote> taken(Quote before) {
        return quotes.take(member, before.model(), before.tier(), before.references());
    }

    private void write() {
        price.setText(quote.filter(_ -> count.isPresent())
                .map(one -> inWords(one.price().amount(), count.getAsInt()))
                .orElse(""));
    }

    private static String inWords(Credits each, int images) {
        var one = CreditText.brief(each);
        return images == 1
                ? one + " credits"
                : "%s credits · %d × %s".formatted(CreditText.brief(each.times(images)), images, one);
    }
}
