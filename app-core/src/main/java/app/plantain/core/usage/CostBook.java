package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.generation.JobId;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ModelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The other book: what vendors take in money, beside what teams pay in credits. An attempt counts when it was made, a payment
 * when its job ended. For administrators.
 */
@Service
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Transactional(readOnly = true)
@EnableConfigurationProperties(CreditValue.class)
public class CostBook {

    private static final int PERCENT = 100;

    private final JdbcClient jdbc;
    private final CreditValue value;

    CostBook(JdbcClient jdbc, CreditValue value) {
        this.jdbc = jdbc;
        this.value = value;
    }

    private record Costs(long attempts, long unknown, Dollars cost) {
        static final Costs NONE = new Costs(0, 0, Dollars.ZERO);
    }

    private record Payments(long images, Credits charged) {
        static final Payments NONE = new Payments(0, Credits.ZERO);
    }

    /** Costs and payments of a period: days in their order, all else by what was paid, the most first. */
    public List<CostLine> lines(Period period, CostSplit split) {
        var costs = costs(period, split);
        var payments = payments(period, split);
        var keys = new HashSet<>(costs.keySet());
        keys.addAll(payments.keySet());
        var names = names(split);
        return keys.stream()
                .map(key -> line(
                        key,
                        names.getOrDefault(key, key),
                        costs.getOrDefault(key, Costs.NONE),
                        payments.getOrDefault(key, Payments.NONE)))
                .sorted(order(split))
                .toList();
    }

    private CostLine line(String key, String name, Costs costs, Payments payments) {
        return new CostLine(
                key,
                name,
                costs.attempts(),
                costs.unknown(),
                costs.cost(),
                payments.images(),
                payments.charged(),
                value.of(payments.charged()));
    }

    private static Comparator<CostLine> order(CostSplit split) {
        return split == CostSplit.DAY
                ? Comparator.comparing(CostLine::key)
                : Comparator.comparing(CostLine::charged)
                        .thenComparing(CostLine::cost)
                        .reversed()
                        .thenComparing(CostLine::name);
    }

    /** Everything of a period in one line. */
    public CostLine total(Period period) {
        var none = line("", "All", Costs.NONE, Payments.NONE);
        return lines(period, CostSplit.VENDOR).stream()
                .reduce(
                        none,
                        (sum, one) -> line(
                                "",
                                "All",
                                new Costs(
                                        sum.attempts() + one.attempts(),
                                        sum.unknown() + one.unknown(),
                                        plus(sum.cost(), one.cost())),
                                new Payments(
                                        sum.images() + one.images(),
                                        sum.charged().plus(one.charged()))));
    }

    private static Dollars plus(Dollars one, Dollars other) {
        return new Dollars(Math.addExact(one.micros(), other.micros()));
    }

    private Map<String, Costs> costs(Period period, CostSplit split) {
        var costs = new HashMap<String, Costs>();
        ofPeriod(period, """
                        select name, count(*) as attempts, count(*) - count(cost) as not_known, coalesce(sum(cost), 0) as cost
                        from (select %s as name, t.cost from attempt t %s
                              where t.started_at >= :from and t.started_at < :to) asked
                        group by name""".formatted(
                                split.ofAttempt(),
                                split == CostSplit.MEMBER
                                        ? "join job j on j.id = t.job_id join batch b on b.id = j.batch_id"
                                        : ""))
                .param("zone", period.zone().getId())
                .query((row, number) -> costs.put(
                        split.key(row.getString("name")),
                        new Costs(row.getLong("attempts"), row.getLong("not_known"), new Dollars(row.getLong("cost")))))
                .list();
        return costs;
    }

    private Map<String, Payments> payments(Period period, CostSplit split) {
        var payments = new HashMap<String, Payments>();
        ofPeriod(period, """
                        select name, count(*) as images, sum(charged) as charged
                        from (select coalesce(%s, '') as name, j.charged
                              from job j
                              join batch b on b.id = j.batch_id
                              left join attempt t on t.job_id = j.id and t.asset_id = j.asset_id
                              where j.finished_at >= :from and j.finished_at < :to and j.charged > 0) paid
                        group by name""".formatted(split.ofJob()))
                .param("zone", period.zone().getId())
                .query((row, number) -> payments.put(
                        split.key(row.getString("name")),
                        new Payments(row.getLong("images"), new Credits(row.getLong("charged")))))
                .list();
        return payments;
    }

    private Map<String, String> names(CostSplit split) {
        return switch (split) {
            case TEAM -> names("select id, name from team");
            case MEMBER -> names("select id, name from app_user");
            case CONNECTION -> names("select id, name from vendor_connection");
            case MODEL, VENDOR, DAY -> Map.of();
        };
    }

    private Map<String, String> names(String query) {
        var names = new HashMap<String, String>();
        jdbc.sql(query)
                .query((row, number) ->
                        names.put(String.valueOf(row.getObject("id", UUID.class)), row.getString("name")))
                .list();
        return names;
    }

    /**
     * How far what vendors report is from the lists of prices, by connection, of those that report.
     *
     * @param tolerance by how many hundredths of the listed price a report may differ
     */
    public List<CostDrift> drift(Period period, int tolerance) {
        return ofPeriod(period, """
                        select c.name, count(t.listed_cost) as attempts, coalesce(sum(t.listed_cost), 0) as listed,
                               coalesce(sum(case when t.listed_cost is not null then t.cost end), 0) as reported,
                               sum(case when abs(t.cost - t.listed_cost) * 100 > t.listed_cost * :tolerance
                                   then 1 else 0 end) as beyond,
                               count(*) - count(t.listed_cost) as unlisted
                        from attempt t join vendor_connection c on c.id = t.connection_id
                        where t.cost_source = 'REPORTED' and t.started_at >= :from and t.started_at < :to
                        group by c.name order by c.name""")
                .param("tolerance", checked(tolerance))
                .query((row, number) -> new CostDrift(
                        row.getString("name"),
                        row.getLong("attempts"),
                        new Dollars(row.getLong("listed")),
                        new Dollars(row.getLong("reported")),
                        row.getLong("beyond"),
                        row.getLong("unlisted")))
                .list();
    }

    /** The latest attempts of a period of which the vendor reported another cost than the list has. */
    public List<DriftingAttempt> drifting(Period period, int tolerance, int limit) {
        return ofPeriod(period, """
                        select t.started_at, c.name as connection, t.model, m.name as team, t.job_id, t.listed_cost, t.cost
                        from attempt t
                        join vendor_connection c on c.id = t.connection_id
                        join team m on m.id = t.team_id
                        where t.cost_source = 'REPORTED' and t.started_at >= :from and t.started_at < :to
                          and abs(t.cost - t.listed_cost) * 100 > t.listed_cost * :tolerance
                        order by t.started_at desc limit :limit""")
                .param("tolerance", checked(tolerance))
                .param("limit", limit)
                .query((row, number) -> drifting(row))
                .list();
    }

    private static DriftingAttempt drifting(ResultSet row) throws SQLException {
        return new DriftingAttempt(
                TransferSums.instant(row, "started_at"),
                row.getString("connection"),
                new ModelId(row.getString("model")),
                row.getString("team"),
                new JobId(row.getObject("job_id", UUID.class)),
                new Dollars(row.getLong("listed_cost")),
                new Dollars(row.getLong("cost")));
    }

    private JdbcClient.StatementSpec ofPeriod(Period period, String query) {
        return jdbc.sql(query)
                .param("from", TransferSums.utc(period.start()))
                .param("to", TransferSums.utc(period.end()));
    }

    private static int checked(int tolerance) {
        if (tolerance < 0 || tolerance > PERCENT) {
            throw new IllegalArgumentException("A tolerance is from 0 to 100 hundredths");
        }
        return tolerance;
    }
}
