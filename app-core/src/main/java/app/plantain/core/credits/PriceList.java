package app.plantain.core.credits;

import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What one image costs, by model and resolution tier. Prices are never changed: a later one takes over. */
@Service
public class PriceList {

    private final JdbcClient jdbc;
    private final Clock clock;

    PriceList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The price of one image today, empty where it is not sold. */
    @Transactional(readOnly = true)
    public Optional<Credits> price(ModelId model, ResolutionTier tier) {
        return Optional.ofNullable(pricesOf(model, clock.instant()).get(tier));
    }

    /** All prices of today. */
    @Transactional(readOnly = true)
    public Map<ModelId, Map<ResolutionTier, Credits>> today() {
        return rowsAt(clock.instant()).stream().collect(Collectors.groupingBy(Row::model, TreeMap::new, byTier()));
    }

    /**
     * What is due for an image that arrived: never more than was held, and the price of the tier that came if that is
     * lower. Where the tier that came is not sold, the next lower one that is sold counts, or else the lowest.
     *
     * @param held the price that was promised
     * @param boughtAt when it was promised; later prices do not count
     */
    @Transactional(readOnly = true)
    public Credits due(ModelId model, ResolutionTier delivered, Credits held, Instant boughtAt) {
        var prices = pricesOf(model, boughtAt);
        return prices.entrySet().stream()
                .filter(price -> price.getKey().compareTo(delivered) <= 0)
                .max(Map.Entry.comparingByKey())
                .or(() -> prices.entrySet().stream().min(Map.Entry.comparingByKey()))
                .map(price -> price.getValue().atMost(held))
                .orElse(held);
    }

    private Map<ResolutionTier, Credits> pricesOf(ModelId model, Instant at) {
        return rowsAt(at).stream().filter(row -> row.model().equals(model)).collect(byTier());
    }

    private record Row(ModelId model, ResolutionTier tier, Credits amount) {}

    private static Collector<Row, ?, Map<ResolutionTier, Credits>> byTier() {
        return Collectors.toMap(
                Row::tier, Row::amount, (earlier, later) -> later, () -> new EnumMap<>(ResolutionTier.class));
    }

    private List<Row> rowsAt(Instant at) {
        return jdbc.sql("select model, tier, amount from price where valid_from <= ? order by model, tier, valid_from")
                .param(at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Row(
                        new ModelId(row.getString("model")),
                        ResolutionTier.parse(row.getString("tier")),
                        new Credits(row.getLong("amount"))))
                .list();
    }
}
