package app.plantain.core.routing;

import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorPrice;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one image costs us by model and tier, in the order of both. What it does not name is not known.
 *
 * @param prices one at most for each model and tier
 */
public record PriceTable(List<VendorPrice> prices) {

    private static final int MOST = 100;
    private static final Comparator<VendorPrice> IN_ORDER =
            Comparator.comparing(VendorPrice::model).thenComparing(VendorPrice::tier);

    /** Nothing is known. */
    public static final PriceTable EMPTY = new PriceTable(List.of());

    public PriceTable {
        prices = prices.stream().sorted(IN_ORDER).toList();
    }

    /**
     * Reads lines such as {@code nano-banana 1K 0.04}; commas and semicolons divide as well as lines do, and slashes,
     * colons and equals signs as well as blanks.
     *
     * @throws IllegalArgumentException with a text for the user, where a line cannot be read
     */
    public static PriceTable parse(String text) {
        var seen = new HashSet<String>();
        var prices = Stream.of(text.split("[\\n\\r,;]+", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PriceTable::line)
                .toList();
        if (prices.size() > MOST) {
            throw new IllegalArgumentException("Write at most %d prices".formatted(MOST));
        }
        for (var price : prices) {
            if (!seen.add(price.model() + " " + price.tier())) {
                throw new IllegalArgumentException("%s in %s has two prices".formatted(price.model(), price.tier()));
            }
        }
        return new PriceTable(prices);
    }

    private static VendorPrice line(String line) {
        var parts = line.split("[\\s/:=]+", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Write a line for each price, such as: nano-banana 1K 0.039");
        }
        return new VendorPrice(new ModelId(parts[0]), ResolutionTier.parse(parts[1]), Dollars.parse(parts[2]));
    }

    /** The price of an image, empty where it is not known. */
    public Optional<Dollars> of(ModelId model, ResolutionTier tier) {
        return prices.stream()
                .filter(price -> price.model().equals(model) && price.tier() == tier)
                .map(VendorPrice::price)
                .findFirst();
    }

    /** These, and the others where these have none. */
    PriceTable over(PriceTable others) {
        return new PriceTable(Stream.concat(
                        prices.stream(),
                        others.prices().stream()
                                .filter(one -> of(one.model(), one.tier()).isEmpty()))
                .toList());
    }

    /** What {@link #parse} reads. */
    public String text() {
        return prices.stream()
                .map(price -> "%s %s %s"
                        .formatted(price.model(), price.tier(), price.price().written()))
                .collect(Collectors.joining("\n"));
    }
}
