package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.gallery.AssetId;
import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.RoutingDecision;
import app.plantain.core.routing.RoutingPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the jobs of a team: always of one team, always a page at a time. */
@Service
@Transactional(readOnly = true)
public class Jobs {

    private static final String JOBS = """
            select j.id, j.batch_id, j.position, j.state, b.model, b.prompt, b.aspect_ratio, b.tier, j.price, j.charged,
                   j.failure, j.message, j.asset_id, j.delivered_tier, o.width, o.height, u.name as created_by,
                   j.created_at, j.finished_at, j.paused, j.priority, j.decide_at, j.retry_of,
                   b.vendor as asked_vendor, b.policy as asked_policy,
                   (select r.id from job r where r.retry_of = j.id order by r.id desc limit 1) as retried_as,
                   (select count(*) from attempt t where t.job_id = j.id) as attempts,
                   (select t.vendor from attempt t where t.job_id = j.id order by t.number desc limit 1) as vendor
            from job j
            join batch b on b.id = j.batch_id
            join app_user u on u.id = b.created_by
            left join asset a on a.id = j.asset_id
            left join blob o on o.sha256 = a.sha256
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Jobs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A page of the team's jobs, newest first.
     *
     * @param before the last one of the page before, {@code null} for the first page
     */
    public List<JobView> page(TeamId team, @Nullable JobId before, int limit) {
        return page(team, JobFilter.ALL, before, limit);
    }

    /**
     * A page of those of the team's jobs that the filter lets through, newest first.
     *
     * @param before the last one of the page before, {@code null} for the first page
     */
    public List<JobView> page(TeamId team, JobFilter filter, @Nullable JobId before, int limit) {
        var older = before == null ? "" : " and j.id < :before";
        var query = jdbc.sql(JOBS + "where j.team_id = :team and (" + filter.condition() + ")" + older
                        + " order by j.id desc limit :limit")
                .param("team", team.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", limit);
        return (before == null ? query : query.param("before", before.value()))
                .query(Jobs::job)
                .list();
    }

    /** The jobs of one of the team's batches, in their order; none where the team has no such batch. */
    public List<JobView> ofBatch(TeamId team, BatchId batch) {
        return jdbc.sql(JOBS + "where j.team_id = :team and j.batch_id = :batch order by j.position")
                .param("team", team.value())
                .param("batch", batch.value())
                .query(Jobs::job)
                .list();
    }

    /** The team's latest batches, newest first. */
    public List<BatchId> recentBatches(TeamId team, int limit) {
        return jdbc.sql("select id from batch where team_id = ? order by id desc limit ?")
                .params(team.value(), limit)
                .query((row, number) -> new BatchId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Those of the ids that are the team's jobs, in no order. */
    public List<JobView> find(TeamId team, Collection<JobId> ids) {
        List<UUID> values = ids.stream().map(JobId::value).toList();
        return values.isEmpty()
                ? List.of()
                : jdbc.sql(JOBS + "where j.team_id = :team and j.id in (:ids)")
                        .param("team", team.value())
                        .param("ids", values)
                        .query(Jobs::job)
                        .list();
    }

    /** One of the team's jobs, empty where it has no such one. */
    public Optional<JobView> find(TeamId team, JobId id) {
        return find(team, List.of(id)).stream().findFirst();
    }

    /** The job that made an image of the team. */
    public Optional<JobView> thatMade(TeamId team, AssetId asset) {
        return jdbc.sql(JOBS + "where j.team_id = :team and j.asset_id = :asset")
                .param("team", team.value())
                .param("asset", asset.value())
                .query(Jobs::job)
                .optional();
    }

    /** The tries of one of the team's jobs, in their order. */
    public List<AttemptView> attempts(TeamId team, JobId id) {
        return jdbc.sql("""
                        select t.number, c.name, t.outcome, t.failure, t.message, t.started_at, t.ended_at,
                            t.decision, t.cost, t.cost_source
                        from attempt t join job j on j.id = t.job_id join vendor_connection c on c.id = t.connection_id
                        where j.team_id = ? and j.id = ? order by t.number""")
                .params(team.value(), id.value())
                .query((row, number) -> new AttemptView(
                        row.getInt("number"),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("outcome")).map(Acceptance::valueOf),
                        Optional.ofNullable(row.getString("failure")).map(FailureKind::valueOf),
                        Optional.ofNullable(row.getString("message")),
                        Objects.requireNonNull(instant(row, "started_at")),
                        Optional.ofNullable(instant(row, "ended_at")),
                        Optional.ofNullable(row.getString("decision")).flatMap(RoutingDecision::parse),
                        cost(row)))
                .list();
    }

    /** How many of the team's jobs the filter lets through. */
    public int count(TeamId team, JobFilter filter) {
        return jdbc.sql("select count(*) from job j where j.team_id = :team and (" + filter.condition() + ")")
                .param("team", team.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static JobView job(ResultSet row, int number) throws SQLException {
        return new JobView(
                new JobId(row.getObject("id", UUID.class)),
                new BatchId(row.getObject("batch_id", UUID.class)),
                row.getInt("position"),
                JobState.valueOf(row.getString("state")),
                new ModelId(row.getString("model")),
                row.getString("prompt"),
                AspectRatio.parse(row.getString("aspect_ratio")),
                ResolutionTier.parse(row.getString("tier")),
                new Credits(row.getLong("price")),
                Optional.ofNullable(row.getObject("charged", Long.class)).map(Credits::new),
                Optional.ofNullable(row.getString("failure")).map(FailureKind::valueOf),
                Optional.ofNullable(row.getString("message")),
                Optional.ofNullable(row.getObject("asset_id", UUID.class)).map(AssetId::new),
                Optional.ofNullable(row.getString("delivered_tier")).map(ResolutionTier::parse),
                size(row),
                Optional.ofNullable(row.getString("vendor")).map(VendorId::new),
                row.getInt("attempts"),
                row.getBoolean("paused"),
                Priority.of(row.getInt("priority")),
                Optional.ofNullable(instant(row, "decide_at")),
                Optional.ofNullable(row.getObject("retry_of", UUID.class)).map(JobId::new),
                Optional.ofNullable(row.getObject("retried_as", UUID.class)).map(JobId::new),
                Optional.ofNullable(row.getString("asked_vendor")).map(VendorId::new),
                Optional.ofNullable(row.getString("asked_policy")).map(RoutingPolicy::parse),
                row.getString("created_by"),
                Objects.requireNonNull(instant(row, "created_at")),
                Optional.ofNullable(instant(row, "finished_at")));
    }

    private static Optional<AttemptView.Cost> cost(ResultSet row) throws SQLException {
        var source = row.getString("cost_source");
        return source == null
                ? Optional.empty()
                : Optional.of(new AttemptView.Cost(new Dollars(row.getLong("cost")), CostSource.valueOf(source)));
    }

    private static Optional<PixelSize> size(ResultSet row) throws SQLException {
        var width = row.getInt("width");
        return width == 0 ? Optional.empty() : Optional.of(new PixelSize(width, row.getInt("height")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
