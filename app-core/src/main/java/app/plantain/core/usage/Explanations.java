package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.TransferKind;
import app.plantain.core.generation.AttemptView;
import app.plantain.core.generation.JobId;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.generation.PaymentRule;
import app.plantain.core.provider.VendorId;
import app.plantain.core.usage.ChargeExplanation.DeliveredFile;
import app.plantain.core.usage.ChargeExplanation.Move;
import app.plantain.core.usage.ChargeExplanation.Try;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Explains what a job cost, from what was kept of it. */
@Service
@Transactional(readOnly = true)
public class Explanations {

    private final Jobs jobs;
    private final PriceOrigins origins;
    private final JdbcClient jdbc;

    Explanations(Jobs jobs, PriceOrigins origins, JdbcClient jdbc) {
        this.jobs = jobs;
        this.origins = origins;
        this.jdbc = jdbc;
    }

    /** Explains one of the jobs that the reader may read; empty where there is no such one. */
    public Optional<ChargeExplanation> explain(Reader reader, JobId id) {
        return mayRead(reader, id) ? jobs.find(reader.team(), id).map(job -> explain(reader, job)) : Optional.empty();
    }

    private ChargeExplanation explain(Reader reader, JobView job) {
        return new ChargeExplanation(
                job,
                origins.of(reader.team(), job.batch()),
                tries(job.id(), jobs.attempts(reader.team(), job.id())),
                file(job),
                PaymentRule.of(job),
                moves(job.id()));
    }

    private boolean mayRead(Reader reader, JobId id) {
        return jdbc.sql(
                        "select b.created_by from job j join batch b on b.id = j.batch_id where j.id = ? and j.team_id = ?")
                .params(id.value(), reader.team().value())
                .query(UUID.class)
                .optional()
                .filter(by -> reader.only().map(me -> me.value().equals(by)).orElse(true))
                .isPresent();
    }

    private List<Try> tries(JobId id, List<AttemptView> attempts) {
        Map<Integer, VendorId> vendors = new HashMap<>();
        jdbc.sql("select number, vendor from attempt where job_id = ?")
                .param(id.value())
                .query((row, number) -> vendors.put(row.getInt("number"), new VendorId(row.getString("vendor"))))
                .list();
        return attempts.stream()
                .flatMap(attempt ->
                        Optional.ofNullable(vendors.get(attempt.number()))
                                .map(vendor -> new Try(vendor, attempt))
                                .stream())
                .toList();
    }

    private Optional<DeliveredFile> file(JobView job) {
        return job.asset()
                .flatMap(asset -> jdbc.sql(
                                "select o.media_type, o.bytes from asset a join blob o on o.sha256 = a.sha256 where a.id = ?")
                        .param(asset.value())
                        .query((row, number) -> new DeliveredFile(row.getString("media_type"), row.getLong("bytes")))
                        .optional());
    }

    private List<Move> moves(JobId id) {
        return jdbc.sql("""
                        select t.position, t.created_at, t.kind, t.amount, t.reason
                        from credit_transfer t join job j on j.hold_id = t.hold_id
                        where j.id = ? order by t.position""")
                .param(id.value())
                .query((row, number) -> new Move(
                        row.getLong("position"),
                        TransferSums.instant(row, "created_at"),
                        TransferKind.valueOf(row.getString("kind")),
                        new Credits(row.getLong("amount")),
                        row.getString("reason")))
                .list();
    }
}
