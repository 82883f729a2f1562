package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.LedgerProof;
import app.plantain.core.gallery.Assets;
import app.plantain.core.gallery.References;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.Connections;
import app.plantain.core.routing.Unserved;
import app.plantain.core.testing.ScriptedProvider;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/**
 * What all rules of the engine start from: a team with a hundred credits, a connection, and nobody who takes a step but
 * the test itself, which so decides what comes in between.
 */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
abstract class EngineScenario {

    @Autowired
    Generation generation;

    @Autowired
    JobEngine engine;

    @Autowired
    JobClaims claims;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    Jobs jobs;

    @Autowired
    Connections connections;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerProof proof;

    @Autowired
    Assets assets;

    @Autowired
    References references;

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    ScriptedProvider first;

    @Autowired
    ScriptedProvider second;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    Member member;
    StepByStep steps;

    @BeforeEach
    void aTeamWithHundredCreditsAndOneConnection() {
        // What the test before tried is no longer in the window of a breaker
        clock.advance(Duration.ofHours(1));
        steps = new StepByStep(dispatcher, engine, jdbc, clock);
        first.reset();
        second.reset();
        jdbc.update(
                "update vendor_connection set version = version + 1, enabled = false, paused_at = null, pause_kind = null, pause_message = null");
        jdbc.update(
                "update vendor_connection set version = version + 1, max_concurrent = 100, submits_per_minute = null, reads_per_minute = null");
        jdbc.update("delete from connection_health");
        jdbc.update("delete from connection_event");
        jdbc.update("delete from connection_reads");

        connect("first", 10);
        member = newMember();
        ledger.grant(member.team(), Credits.of(100), "To start with", null, "grant:" + member.team());
    }

    @AfterEach
    void theLedgerProves() {
        assertThat(proof.breaks()).isEmpty();
    }

    JobId jobInDoubt() {
        first.onSubmit(request -> {
            throw failure(FailureKind.TIMEOUT, Acceptance.IN_DOUBT);
        });
        var job = submitOne(ResolutionTier.ONE_K);
        steps.step(job);
        return job;
    }

    /** Takes step after step, at the times that the engine asks for. */
    void runToEnd(JobId job) {
        var next = steps.step(job);
        for (var taken = 0; next.isPresent() && taken < 20; taken++) {
            clock.advance(Duration.between(clock.instant(), next.get()));
            next = steps.step(job);
        }
        assertThat(next).isEmpty();
    }

    void refused(String prompt, ResolutionTier tier, String ratio, int images, String because) {
        var request = new BatchRequest(
                BatchSource.STUDIO,
                new ImageOrder(
                        new ModelId("nano-banana-2"), prompt, AspectRatio.parse(ratio), tier, images, List.of()));
        assertThatThrownBy(() -> generation.submit(member, request))
                .isInstanceOfAny(RefusedRequest.class, Unserved.class, InsufficientCredits.class)
                .hasMessageContaining(because);
    }

    BatchId submit(ResolutionTier tier, int images) {
        return submit(member, tier, images);
    }

    BatchId submit(Member by, ResolutionTier tier, int images) {
        return generation.submit(
                by,
                new BatchRequest(
                        BatchSource.STUDIO,
                        new ImageOrder(
                                new ModelId("nano-banana-2"), "A leaf", AspectRatio.SQUARE, tier, images, List.of())));
    }

    JobId submitOne(ResolutionTier tier) {
        return jobs.ofBatch(member.team(), submit(tier, 1)).getFirst().id();
    }

    /** A member of another team, which has hundred credits too. */
    Member rival() {
        var rival = newMember();
        ledger.grant(rival.team(), Credits.of(100), "To start with", null, "grant:" + rival.team());
        return rival;
    }

    List<JobId> idsOf(Member by, BatchId batch) {
        return jobs.ofBatch(by.team(), batch).stream().map(JobView::id).toList();
    }

    long inTheMaking(Member by) {
        return jobs.page(by.team(), null, 100).stream()
                .filter(job -> job.state() == JobState.SUBMITTING || job.state() == JobState.RUNNING)
                .count();
    }

    JobView view(JobId job) {
        return jobs.find(member.team(), job).orElseThrow();
    }

    Balance balance() {
        return ledger.balance(member.team());
    }

    Member newMember() {
        return transaction.execute(status -> {
            var someone = new TestTeams(jdbc).member();
            ledger.open(someone.team());
            return someone;
        });
    }

    void connect(String vendor, int priority) {
        var known = jdbc.update(
                "update vendor_connection set version = version + 1, enabled = true, priority = ? where name = ?",
                priority,
                vendor);
        if (known == 0) {
            jdbc.update(
                    "insert into vendor_connection (id, vendor, name, enabled, priority, settings, created_at, version)"
                            + " values (?, ?, ?, true, ?, '{}', ?, 0)",
                    UUID.randomUUID(),
                    vendor,
                    vendor,
                    priority,
                    OffsetDateTime.now(clock));
        }
    }

    static ProviderException failure(FailureKind kind, Acceptance acceptance) {
        return new ProviderException(kind, acceptance, "The vendor said no");
    }
}
