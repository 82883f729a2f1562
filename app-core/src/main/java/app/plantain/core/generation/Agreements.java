package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.prices.PriceBook;
import app.plantain.core.prices.Quote;
import app.plantain.core.prices.QuoteId;
import app.plantain.core.prices.Quotes;
import app.plantain.core.prices.Tariff;
import app.plantain.core.provider.ResolutionTier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Finds the price of a batch: the quoted one, or today's; and the price of less than was ordered. */
@Component
class Agreements {

    private final PriceBook book;
    private final Quotes quotes;
    private final BatchReferences references;

    Agreements(PriceBook book, Quotes quotes, BatchReferences references) {
        this.book = book;
        this.quotes = quotes;
        this.references = references;
    }

    /**
     * What one image of this request costs.
     *
     * @param today what images cost the team now, which is not asked where a quote holds
     * @throws RefusedRequest where it is not sold, or its quote does not hold for it
     */
    Agreement of(Member member, BatchRequest request, Supplier<Tariff> today) {
        return request.quote().map(id -> quoted(member, request, id)).orElseGet(() -> priced(request, today.get()));
    }

    /** The price of what arrived, by the rules of when the price was promised; never more than that. */
    Credits lower(Job job, ResolutionTier delivered) {
        var batch = job.batch();
        var team = batch.member().team();
        var promised = batch.quote()
                .flatMap(id -> quotes.find(team, id))
                .map(Quote::createdAt)
                .orElse(batch.createdAt());
        return book.tariff(team, promised)
                .due(batch.model(), delivered, references.of(batch.id()).size(), job.price());
    }

    private static Agreement priced(BatchRequest request, Tariff today) {
        return today.price(request.model(), request.tier(), request.references().size())
                .map(price -> new Agreement(price, request.quote()))
                .orElseThrow(() -> new RefusedRequest(
                        "tier",
                        "%s has no price in %s. Choose another resolution."
                                .formatted(request.model(), request.tier())));
    }

    private Agreement quoted(Member member, BatchRequest request, QuoteId id) {
        var quote = quotes.find(member.team(), id)
                .orElseThrow(() -> refused("This team has no such quote. Take a new one, or send none."));
        if (!quote.isFor(request.model(), request.tier(), request.references().size())) {
            throw refused("The quote is for %s. Take one for what you ask for, or send none.".formatted(quote.what()));
        }
        if (!quotes.holds(quote)) {
            throw refused("The quote has expired. Take a new one, or send none to pay today's price.");
        }
        return new Agreement(quote.price(), request.quote());
    }

    private static RefusedRequest refused(String message) {
        return new RefusedRequest("quote", message);
    }
}
