package app.plantain.web.api.openai;

import app.plantain.core.prices.Quote;
import app.plantain.core.prices.Quotes;
import app.plantain.web.account.CurrentMember;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Promises prices, before anything is made. */
@RestController
class QuotesController {

    private final CurrentMember current;
    private final Submissions submissions;
    private final Quotes quotes;

    QuotesController(CurrentMember current, Submissions submissions, Quotes quotes) {
        this.current = current;
        this.submissions = submissions;
        this.quotes = quotes;
    }

    /**
     * A price that holds for some minutes.
     *
     * @param creditsPerImage a decimal number with at most two decimals, as a text: it is never a float
     * @param total for {@code n} images; the quote holds for any number of them
     * @param created in seconds since 1970, as OpenAI tells times
     * @param expiresAt likewise
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record PromisedPrice(
            String id,
            String object,
            long created,
            long expiresAt,
            String model,
            String resolution,
            int references,
            int n,
            String creditsPerImage,
            String total) {

        static PromisedPrice of(Quote quote, int images) {
            return new PromisedPrice(
                    quote.id().toString(),
                    "quote",
                    quote.createdAt().getEpochSecond(),
                    quote.expiresAt().getEpochSecond(),
                    quote.model().value(),
                    quote.tier().label(),
                    quote.references(),
                    images,
                    quote.price().amount().toString(),
                    quote.price().amount().times(images).toString());
        }
    }

    @PostMapping("/v1/quotes")
    PromisedPrice quote(HttpServletRequest request) throws IOException {
        var member = current.require();
        var asked = RequestReader.quote(request.getInputStream());
        var wanted = submissions.wanted(asked.images());
        Submissions.requireFew(asked.references(), "references", wanted.offer());
        return quotes.take(member, wanted.name().model(), wanted.format().tier(), asked.references())
                .map(quote -> PromisedPrice.of(quote, asked.images().images()))
                .orElseThrow(() -> ApiFailure.invalid(
                        "resolution",
                        "invalid_value",
                        "%s has no price in %s. Choose another resolution."
                                .formatted(
                                        wanted.name().model(), wanted.format().tier())));
    }
}
