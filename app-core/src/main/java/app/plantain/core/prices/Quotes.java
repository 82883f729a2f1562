package app.plantain.core.prices;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Promises prices: what a quote says is what is charged while it holds, whatever prices do meanwhile. */
@Service
public class Quotes {

    private final PriceBook book;
    private final JdbcClient jdbc;
    private final PricesProperties properties;
    private final Clock clock;

    Quotes(PriceBook book, JdbcClient jdbc, PricesProperties properties, Clock clock) {
        this.book = book;
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A quote of today's price. Who asks again for the same gets the same quote, as long as half of its life is left and
     * the price is still the same.
     *
     * @param references how many input images there will be
     * @return empty where it is not sold
     */
    @Transactional
    public Optional<Quote> take(Member member, ModelId model, ResolutionTier tier, int references) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return book.tariff(member.team(), now).price(model, tier, references).map(price -> {
            var wanted = new Quote(
                    new QuoteId(TimeOrderedIds.next()),
                    member.team(),
                    member.user(),
                    model,
                    tier,
                    references,
                    price,
                    now,
                    now.plus(properties.quoteLife()));
            return known(wanted).orElseGet(() -> written(wanted));
        });
    }

    /** A quote of the team, as long as it is kept: for ever where something was bought by it. */
    @Transactional(readOnly = true)
    public Optional<Quote> find(TeamId team, QuoteId id) {
        return jdbc.sql("select * from quote where id = ? and team_id = ?")
                .params(id.value(), team.value())
                .query((row, number) -> quote(row))
                .optional();
    }

    /** Whether a quote holds now. */
    public boolean holds(Quote quote) {
        return clock.instant().isBefore(quote.expiresAt());
    }

    private Optional<Quote> known(Quote wanted) {
        return jdbc.sql("""
                        select * from quote
                        where team_id = :team and user_id = :user and model = :model and tier = :tier
                            and reference_count = :references and expires_at > :least
                            and price_rule_id = :rule and amount = :amount
                        order by expires_at desc limit 1""")
                .param("team", wanted.team().value())
                .param("user", wanted.user().value())
                .param("model", wanted.model().value())
                .param("tier", wanted.tier().label())
                .param("references", wanted.references())
                .param(
                        "least",
                        utc(wanted.createdAt().plus(properties.quoteLife().dividedBy(2))))
                .param("rule", wanted.price().rule().value())
                .param("amount", wanted.price().amount().hundredths())
                .query((row, number) -> quote(row))
                .optional();
    }

    private Quote written(Quote quote) {
        jdbc.sql("""
                insert into quote (id, team_id, user_id, model, tier, reference_count, amount, price_rule_id,
                    created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        quote.id().value(),
                        quote.team().value(),
                        quote.user().value(),
                        quote.model().value(),
                        quote.tier().label(),
                        quote.references(),
                        quote.price().amount().hundredths(),
                        quote.price().rule().value(),
                        utc(quote.createdAt()),
                        utc(quote.expiresAt()))
                .update();
        return quote;
    }

    private static Quote quote(ResultSet row) throws SQLException {
        return new Quote(
                new QuoteId(row.getObject("id", UUID.class)),
                new TeamId(row.getObject("team_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                new ModelId(row.getString("model")),
                ResolutionTier.parse(row.getString("tier")),
                row.getInt("reference_count"),
                new Price(
                        new Credits(row.getLong("amount")),
                        new PriceRuleId(row.getObject("price_rule_id", UUID.class))),
                instant(row, "created_at"),
                instant(row, "expires_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
