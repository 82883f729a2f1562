package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.generation.JobId;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/** A team of two, and jobs to order: with the movements of their credits as the ledger makes them. */
@SpringBootTest(
        classes = CoreTestApplication.class,
        properties = {"db-scheduler.enabled=false", "test.database=written by hand"})
abstract class UsageScenario {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    TestTeams teams;
    Member owner;
    Member second;
    TeamId team;

    @BeforeEach
    void aTeamOfTwo() {
        teams = new TestTeams(jdbc);
        owner = newTeam();
        team = owner.team();
        second = new Member(team, teams.member().user());
        jdbc.update(
                "insert into team_member (team_id, user_id, role, joined_at) values (?, ?, 'MEMBER', ?)",
                team.value(),
                second.user().value(),
                now());
        at(NOON);
    }

    @AfterEach
    void timeStandsStillAgain() {
        clock.reset();
    }

    Member newTeam() {
        var member = teams.member();
        transaction.executeWithoutResult(_ -> ledger.open(member.team()));
        return member;
    }

    void at(Instant time) {
        clock.advance(Duration.between(clock.instant(), time));
    }

    void grant(TeamId to, long credits) {
        ledger.grant(to, Credits.of(credits), "Welcome", null, "test:" + TimeOrderedIds.next());
    }

    /** What a job is like; {@code charged} 0 is one that failed. */
    record Order(String model, String vendor, String prompt, long price, long charged) {

        static Order of(long price) {
            return new Order("nano-banana-2", "first", "A fig", price, price);
        }

        Order model(String other) {
            return new Order(other, vendor, prompt, price, charged);
        }

        Order vendor(String other) {
            return new Order(model, other, prompt, price, charged);
        }

        Order prompt(String other) {
            return new Order(model, vendor, other, price, charged);
        }

        Order charged(long other) {
            return new Order(model, vendor, prompt, price, other);
        }
    }

    /** A job from its order to its end, all at the time it is now. */
    JobId job(Member by, Order order) {
        var batch = TimeOrderedIds.next();
        var job = TimeOrderedIds.next();
        transaction.executeWithoutResult(_ -> {
            var hold = ledger.hold(by.team(), Credits.of(order.price()), 1, by.user(), order.model() + " image")
                    .getFirst();
            insertBatch(by, order, batch);
            insertJob(by, order, batch, job, hold.value());
            var asset = order.charged() == 0 ? null : insertAsset(by, order);
            insertAttempt(by, order, job, asset);
            finish(order, job, asset);
            ledger.capture(hold, Credits.of(order.charged()), "The end of it");
        });
        return new JobId(job);
    }

    private void insertBatch(Member by, Order order, UUID id) {
        jdbc.update(
                "insert into batch (id, team_id, created_by, source, model, prompt, aspect_ratio, tier, images, created_at,"
                        + " version) values (?, ?, ?, 'STUDIO', ?, ?, '1:1', '2K', 1, ?, 0)",
                id,
                by.team().value(),
                by.user().value(),
                order.model(),
                order.prompt(),
                now());
    }

    private void insertJob(Member by, Order order, UUID batch, UUID id, UUID hold) {
        jdbc.update(
                "insert into job (id, batch_id, team_id, position, state, hold_id, price, created_at, deadline, lane,"
                        + " ready_at, version) values (?, ?, ?, 0, 'QUEUED', ?, ?, ?, ?, 'lane', ?, 0)",
                id,
                batch,
                by.team().value(),
                hold,
                order.price() * 100,
                now(),
                now(),
                now());
    }

    private UUID insertAsset(Member by, Order order) {
        var id = TimeOrderedIds.next();
        var sha256 = (id.toString() + id).replace("-", "");
        jdbc.update(
                "insert into blob (sha256, media_type, bytes, width, height, created_at)"
                        + " values (?, 'image/png', 12345, 1024, 1024, ?)",
                sha256,
                now());
        jdbc.update(
                "insert into asset (id, team_id, created_by, sha256, vendor, model, prompt, aspect_ratio, tier, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, '1:1', '2K', ?)",
                id,
                by.team().value(),
                by.user().value(),
                sha256,
                order.vendor(),
                order.model(),
                order.prompt(),
                now());
        return id;
    }

    private void insertAttempt(Member by, Order order, UUID job, @Nullable UUID asset) {
        jdbc.update(
                "insert into attempt (id, job_id, number, connection_id, vendor, team_id, model, asset_id, outcome,"
                        + " started_at, ended_at) values (?, ?, 1, ?, ?, ?, ?, ?, 'ACCEPTED', ?, ?)",
                TimeOrderedIds.next(),
                job,
                connection(order.vendor()),
                order.vendor(),
                by.team().value(),
                order.model(),
                asset,
                now(),
                now());
    }

    private void finish(Order order, UUID job, @Nullable UUID asset) {
        jdbc.update(
                "update job set state = ?, charged = ?, asset_id = ?, delivered_tier = ?, failure = ?, message = ?,"
                        + " finished_at = ? where id = ?",
                asset == null ? "FAILED" : "SUCCEEDED",
                order.charged() * 100,
                asset,
                asset == null ? null : order.charged() < order.price() ? "1K" : "2K",
                asset == null ? "CONTENT_BLOCKED" : null,
                asset == null ? "Not this" : null,
                now(),
                job);
    }

    /** The connection to a vendor, which is called like it. */
    UUID connection(String vendor) {
        var known = jdbc.queryForList("select id from vendor_connection where name = ?", UUID.class, vendor);
        if (!known.isEmpty()) {
            return Objects.requireNonNull(known.getFirst());
        }
        var id = TimeOrderedIds.next();
        jdbc.update(
                "insert into vendor_connection (id, vendor, name, enabled, priority, settings, created_at, version)"
                        + " values (?, ?, ?, true, 1, '{}', ?, 0)",
                id,
                vendor,
                vendor,
                now());
        return id;
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
