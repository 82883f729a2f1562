package app.plantain.core.usage;

import app.plantain.core.generation.BatchId;
import app.plantain.core.identity.TeamId;
import app.plantain.core.prices.PriceRule;
import app.plantain.core.prices.PriceRuleId;
import app.plantain.core.prices.PriceRules;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which rule, and by which quote, batches got their prices. */
@Component
class PriceOrigins {

    private final JdbcClient jdbc;
    private final PriceRules rules;

    PriceOrigins(JdbcClient jdbc, PriceRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    private record Kept(UUID rule, Optional<String> quote) {}

    /** Where the price of a batch came from; empty for one of before that was kept. */
    Optional<PriceOrigin> of(TeamId team, BatchId batch) {
        return jdbc.sql("""
                        select price_rule_id, quote_id from batch
                        where id = ? and team_id = ? and price_rule_id is not null""")
                .params(batch.value(), team.value())
                .query((row, number) -> new Kept(
                        row.getObject("price_rule_id", UUID.class), Optional.ofNullable(row.getString("quote_id"))))
                .optional()
                .flatMap(kept -> rules.find(new PriceRuleId(kept.rule()))
                        .map(rule -> new PriceOrigin(kept.quote(), inWords(rule))));
    }

    private static String inWords(PriceRule rule) {
        return rule.amount()
                .map(amount -> "%s: %s credits an image".formatted(rule.key(), amount))
                .orElse(rule.key().toString());
    }
}
