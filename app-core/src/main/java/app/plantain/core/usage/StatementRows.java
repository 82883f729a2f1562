package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.TransferKind;
import app.plantain.core.generation.JobId;
import app.plantain.core.provider.ModelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lines of a statement between two positions. */
@Component
class StatementRows {

    private static final int PROMPT = 200;

    private static final String LINES = """
            select w.position, w.created_at, w.kind, w.amount, w.available_change, w.held_change, w.running, w.reason,
                   j.id as job_id, b.model, substring(b.prompt from 1 for %d) as prompt, u.name as person
            from (select t.*, sum(t.available_change) over (order by t.position desc) as running
                  from (select t.position, t.created_at, t.kind, t.amount, t.hold_id, t.user_id, t.reason,
                               %s as available_change, %s as held_change
                        from credit_transfer t
                        where t.team_id = :team and t.position >= :floor and t.position < :before) t) w
            left join job j on j.hold_id = w.hold_id
            left join batch b on b.id = j.batch_id
            left join asset i on i.id = j.asset_id
            left join app_user u on u.id = coalesce(b.created_by, w.user_id)
            where 1 = 1""".formatted(PROMPT, Flows.AVAILABLE, Flows.HELD);

    private final JdbcClient jdbc;

    StatementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Some positions of a team's transfers: from the floor on, and before the other one. */
    record Window(long floor, long before) {}

    /** The newest lines of a window that the filter lets through, when so much could be spent after the window. */
    List<StatementEntry> lines(Reader reader, Window window, StatementFilter filter, long available, int limit) {
        var query = jdbc.sql(LINES + conditions(reader, filter) + " order by w.position desc limit :limit")
                .param("team", reader.team().value())
                .param("floor", window.floor())
                .param("before", window.before())
                .param("limit", limit);
        reader.only().ifPresent(me -> query.param("me", me.value()));
        filter.member().ifPresent(member -> query.param("member", member.value()));
        filter.kind().ifPresent(kind -> query.param("kind", kind.name()));
        filter.model().ifPresent(model -> query.param("model", model.value()));
        filter.vendor().ifPresent(vendor -> query.param("vendor", vendor.value()));
        filter.period()
                .ifPresent(period -> query.param("from", TransferSums.utc(period.start()))
                        .param("to", TransferSums.utc(period.end())));
        if (!filter.text().isBlank()) {
            query.param("text", pattern(filter.text()));
        }
        return query.query((row, number) -> entry(row, available)).list();
    }

    private static String conditions(Reader reader, StatementFilter filter) {
        var conditions = new StringBuilder();
        reader.only().ifPresent(_ -> conditions.append(" and (w.hold_id is null or b.created_by = :me)"));
        filter.member().ifPresent(_ -> conditions.append(" and b.created_by = :member"));
        filter.kind().ifPresent(_ -> conditions.append(" and w.kind = :kind"));
        filter.model().ifPresent(_ -> conditions.append(" and b.model = :model"));
        filter.vendor().ifPresent(_ -> conditions.append(" and i.vendor = :vendor"));
        filter.period().ifPresent(_ -> conditions.append(" and w.created_at >= :from and w.created_at < :to"));
        if (!filter.text().isBlank()) {
            conditions.append(" and (lower(b.prompt) like :text escape '!' or lower(w.reason) like :text escape '!')");
        }
        return conditions.toString();
    }

    private static String pattern(String text) {
        return "%"
                + text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_") + "%";
    }

    /** What ran up in the window down to a line, without the line itself, moved after it. */
    private static StatementEntry entry(ResultSet row, long available) throws SQLException {
        var change = row.getLong("available_change");
        return new StatementEntry(
                row.getLong("position"),
                TransferSums.instant(row, "created_at"),
                TransferKind.valueOf(row.getString("kind")),
                new Credits(row.getLong("amount")),
                change,
                row.getLong("held_change"),
                new Credits(available - row.getLong("running") + change),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("job_id", UUID.class)).map(JobId::new),
                Optional.ofNullable(row.getString("person")),
                Optional.ofNullable(row.getString("model")).map(ModelId::new),
                Optional.ofNullable(row.getString("prompt")));
    }
}
