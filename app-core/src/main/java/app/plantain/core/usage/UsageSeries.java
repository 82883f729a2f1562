package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What images cost a team, day by day. */
@Service
@Transactional(readOnly = true)
public class UsageSeries {

    /** Of periods that are longer, no figures of days are given. */
    public static final int MOST_DAYS = 400;

    private final JdbcClient jdbc;

    UsageSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was paid for images on each of the period's days, by day; days without any are left out. The sum is that of the
     * lines of the kind {@code CAPTURE} that a statement of the same reader and period has.
     *
     * @throws IllegalArgumentException where the period is too long
     */
    public List<Spent> spent(Reader reader, Period period, Split split) {
        if (period.days().size() > MOST_DAYS) {
            throw new IllegalArgumentException("A period has at most %d days here".formatted(MOST_DAYS));
        }
        var query = jdbc.sql("""
                        select on_day, name, sum(amount) as amount, count(*) as images
                        from (select %s as on_day, coalesce(%s, '') as name, t.amount
                              from credit_transfer t
                              left join job j on j.hold_id = t.hold_id
                              left join batch b on b.id = j.batch_id
                              left join asset i on i.id = j.asset_id
                              where t.team_id = :team and t.kind = 'CAPTURE'
                                and t.created_at >= :from and t.created_at < :to %s) spent
                        group by on_day, name order by on_day, name""".formatted(
                                Flows.day("t.created_at"),
                                split.column(),
                                reader.only().isPresent() ? "and b.created_by = :me" : ""))
                .param("team", reader.team().value())
                .param("zone", period.zone().getId())
                .param("from", TransferSums.utc(period.start()))
                .param("to", TransferSums.utc(period.end()));
        reader.only().ifPresent(me -> query.param("me", me.value()));
        return query.query((row, number) -> new Spent(
                        Flows.day(row.getInt("on_day")),
                        row.getString("name"),
                        new Credits(row.getLong("amount")),
                        row.getLong("images")))
                .list();
    }

    /** The names of all who were ever in the team, by id: whoever left has spent, too. */
    public Map<String, String> people(TeamId team) {
        return jdbc
                .sql("select u.id, u.name from team_member m join app_user u on u.id = m.user_id where m.team_id = ?")
                .param(team.value())
                .query((row, number) -> Map.entry(
                        Optional.ofNullable(row.getObject("id", UUID.class))
                                .map(UUID::toString)
                                .orElse(""),
                        row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
