package app.plantain.core.prices;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of price rules: read and added to, never changed. */
@Repository
class PriceRuleRows {

    private static final String COLUMNS = """
            id, number, model, tier, least_references, most_references, team_group, valid_from, amount, created_by,
            reason, created_at""";

    /** Of each key the latest that is valid; the others have been taken over. */
    private static final String IN_FORCE = """
            select %s from (
                select r.*, row_number() over (
                    partition by model, tier, least_references, most_references, team_group
                    order by valid_from desc, number desc) as place
                from price_rule r where valid_from <= :at %s) latest
            where place = 1 order by number""";

    private static final String ALL = IN_FORCE.formatted(COLUMNS, "");
    private static final String OF_TEAM = IN_FORCE.formatted(COLUMNS, """
                and (team_group is null
                    or team_group = (select name from team_price_group where team_id = :team))""");
    private static final String OF_MODEL = IN_FORCE.formatted(COLUMNS, "and model = :model");

    private final JdbcClient jdbc;

    PriceRuleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PriceRule rule) {
        var key = rule.key();
        jdbc.sql("""
                insert into price_rule (id, model, tier, least_references, most_references, team_group, valid_from,
                    amount, created_by, reason, created_at)
                values (:id, :model, :tier, :least, :most, :group, :from, :amount, :by, :reason, :created)""")
                .param("id", rule.id().value())
                .param("model", key.model().value())
                .param("tier", key.tier().label())
                .param("least", key.references().least())
                .param(
                        "most",
                        key.references().most().isPresent()
                                ? key.references().most().getAsInt()
                                : null,
                        Types.INTEGER)
                .param("group", key.group().map(TeamGroup::name).orElse(null), Types.VARCHAR)
                .param("from", utc(rule.validFrom()))
                .param("amount", rule.amount().map(Credits::hundredths).orElse(null), Types.BIGINT)
                .param("by", rule.createdBy().map(UserId::value).orElse(null), Types.OTHER)
                .param("reason", rule.reason())
                .param("created", utc(rule.createdAt()))
                .update();
    }

    /** What counts for anybody. */
    List<PriceRule> inForce(Instant at) {
        return jdbc.sql(ALL)
                .param("at", utc(at))
                .query((row, number) -> rule(row))
                .list();
    }

    /** What counts for anybody who asks for this model. */
    List<PriceRule> inForce(ModelId model, Instant at) {
        return jdbc.sql(OF_MODEL)
                .param("at", utc(at))
                .param("model", model.value())
                .query((row, number) -> rule(row))
                .list();
    }

    /** What counts for this team. */
    List<PriceRule> inForce(TeamId team, Instant at) {
        return jdbc.sql(OF_TEAM)
                .param("at", utc(at))
                .param("team", team.value())
                .query((row, number) -> rule(row))
                .list();
    }

    /** What was written for later, the next first. */
    List<PriceRule> after(Instant at, int most) {
        return jdbc.sql("select %s from price_rule where valid_from > :at order by valid_from, number limit :most"
                        .formatted(COLUMNS))
                .param("at", utc(at))
                .param("most", most)
                .query((row, number) -> rule(row))
                .list();
    }

    /** All that was ever written for a key, the latest first. */
    List<PriceRule> history(PriceKey key, int most) {
        return jdbc.sql("""
                        select %s from price_rule
                        where model = :model and tier = :tier and least_references = :least
                            and coalesce(most_references, -1) = :most_references
                            and coalesce(team_group, '') = :group
                        order by valid_from desc, number desc limit :most""".formatted(COLUMNS))
                .param("model", key.model().value())
                .param("tier", key.tier().label())
                .param("least", key.references().least())
                .param("most_references", key.references().most().orElse(-1))
                .param("group", key.group().map(TeamGroup::name).orElse(""))
                .param("most", most)
                .query((row, number) -> rule(row))
                .list();
    }

    Optional<PriceRule> find(PriceRuleId id) {
        return jdbc.sql("select %s from price_rule where id = :id".formatted(COLUMNS))
                .param("id", id.value())
                .query((row, number) -> rule(row))
                .optional();
    }

    private static PriceRule rule(ResultSet row) throws SQLException {
        return new PriceRule(
                new PriceRuleId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                key(row),
                instant(row, "valid_from"),
                Optional.ofNullable(row.getObject("amount", Long.class)).map(Credits::new),
                Optional.ofNullable(row.getObject("created_by", UUID.class)).map(UserId::new),
                row.getString("reason"),
                instant(row, "created_at"));
    }

    private static PriceKey key(ResultSet row) throws SQLException {
        var most = row.getObject("most_references", Integer.class);
        return new PriceKey(
                new ModelId(row.getString("model")),
                ResolutionTier.parse(row.getString("tier")),
                new ReferenceRange(
                        row.getInt("least_references"), most == null ? OptionalInt.empty() : OptionalInt.of(most)),
                Optional.ofNullable(row.getString("team_group")).map(TeamGroup::new));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
