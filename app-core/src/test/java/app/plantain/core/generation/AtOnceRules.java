package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.testing.ScriptedProvider;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What nobody is before goes out with the transaction that takes it in. */
abstract class AtOnceRules extends DispatchScenario {

    @Autowired
    AtOnce ways;

    @Autowired
    Handover handover;

    @BeforeEach
    void stepsAreTakenHere() {
        ways.allow(true);
    }

    @AfterEach
    void stepsAreTakenElsewhere() {
        ways.allow(false);
    }

    @Test
    void anOrderThatNobodyIsBeforeIsOnItsWayWhenItIsTaken() {
        var job = submitOne(ResolutionTier.ONE_K);

        assertThat(view(job).state()).isEqualTo(JobState.SUBMITTING);
        assertThat(waiting()).isZero();
        assertThat(dispatcher.dispatch()).isZero();
    }

    @Test
    void itsFirstStepIsDueAndAsksTheVendorOnce() {
        var asked = new AtomicInteger();
        first.onSubmit(request -> {
            asked.incrementAndGet();
            return new Submission.Delivered(ScriptedProvider.picture(1024, 1024));
        });
        var job = submitOne(ResolutionTier.ONE_K);

        assertThat(due(job)).isTrue();
        steps.complete(engine.step(steps.pick(job)), job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(asked).hasValue(1);
        assertThat(balance().held()).isEqualTo(Credits.ZERO);
    }

    @Test
    void anotherProcessThatTakesTheStepFindsAllOfItInTheDatabase() {
        var lease = steps.pick(submitOne(ResolutionTier.ONE_K));

        var handed = handover.take(lease).orElseThrow();
        var read = claims.next(lease);

        assertThat(handed).isInstanceOf(Step.Submit.class);
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("work.claimedAt", "work.connection")
                .isEqualTo(handed);
        assertThat(((Step.Submit) read).work().connection().id())
                .isEqualTo(((Step.Submit) handed).work().connection().id());
    }

    @Test
    void anOrderWithReferencesGoesOutWithThem() {
        var reference = references.add(
                member, "one.png", ScriptedProvider.picture(10, 10).bytes());
        first.onSubmit(request -> new Submission.Delivered(ScriptedProvider.picture(1024, 1024)));
        var order = new ImageOrder(
                new ModelId("nano-banana-2"),
                "A leaf",
                AspectRatio.SQUARE,
                ResolutionTier.ONE_K,
                1,
                List.of(reference));

        var batch = generation.submit(member, new BatchRequest(BatchSource.STUDIO, order));
        var job = idsOf(member, batch).getFirst();
        assertThat(view(job).state()).isEqualTo(JobState.SUBMITTING);
        steps.complete(engine.step(steps.pick(job)), job);

        assertThat(first.submissions())
                .singleElement()
                .satisfies(request -> assertThat(request.references()).hasSize(1));
    }

    @Test
    void aConnectionThatKeptFailingIsProbedWithOneJob() {
        first.onSubmit(request -> {
            throw failure(FailureKind.VENDOR_ERROR, Acceptance.NOT_ACCEPTED);
        });
        for (var time = 0; time < 5; time++) {
            var job = submitOne(ResolutionTier.ONE_K);
            steps.complete(engine.step(steps.pick(job)), job);
            generation.cancel(member, job);
        }

        submit(ResolutionTier.ONE_K, 1);
        assertThat(inTheMaking(member)).isZero();

        jdbc.update("update queue_turn set waiting = 0");
        clock.advance(Duration.ofSeconds(6));
        submit(ResolutionTier.ONE_K, 3);
        assertThat(inTheMaking(member)).isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from attempt where probe = true and ended_at is null", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void whatFindsNoPlaceWaitsForItsTurn() {
        atOnce(2);
        var batch = submit(ResolutionTier.ONE_K, 5);

        assertThat(inTheMaking(member)).isEqualTo(2);
        assertThat(waiting()).isEqualTo(3);

        finishOneOf(member);
        dispatcher.dispatch();
        assertThat(inTheMaking(member)).isEqualTo(2);
        assertThat(waiting()).isEqualTo(2);
        assertThat(idsOf(member, batch)).hasSize(5);
    }

    @Test
    void nobodyOvertakesThoseWhoWait() {
        atOnce(1);
        submit(ResolutionTier.ONE_K, 2);
        var rival = rival();
        connect("second", 5);

        submit(rival, ResolutionTier.ONE_K, 1);

        assertThat(inTheMaking(rival)).isZero();
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void whereNobodyWhoWaitsCouldGoAnOrderGoesPastThem() {
        atOnce(1);
        submitTo("first", member, 3);
        var rival = rival();
        connect("second", 5);

        submitTo("second", rival, 2);

        assertThat(inTheMaking(rival)).isEqualTo(2);
        assertThat(inTheMaking(member)).isEqualTo(1);
        assertThat(waiting()).isEqualTo(2);

        finishOneOf(member);
        dispatcher.dispatch();
        assertThat(inTheMaking(member)).isEqualTo(1);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void anOrderThatWouldTakeThePlaceOfThoseWhoWaitWaitsToo() {
        atOnce(1);
        submitTo("first", member, 2);
        var rival = rival();
        connect("second", 5);

        submit(rival, ResolutionTier.TWO_K, 1);

        assertThat(inTheMaking(rival)).isZero();
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void nothingGoesOutWhileAllIsPaused() {
        var rival = rival();
        connect("second", 5);
        asAdministrator(() -> control.pause(member.user()));

        submitTo("first", member, 1);
        submitTo("second", rival, 1);

        assertThat(inTheMaking(member)).isZero();
        assertThat(inTheMaking(rival)).isZero();
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void anOrderThatIsRefusedLeavesNothingBehind() {
        var poor = newMember();

        assertThatThrownBy(() -> submit(poor, ResolutionTier.ONE_K, 1)).isInstanceOf(InsufficientCredits.class);

        assertThat(jdbc.queryForObject(
                        "select count(*) from attempt where team_id = ?",
                        Integer.class,
                        poor.team().value()))
                .isZero();
        assertThat(inTheMaking(poor)).isZero();
    }

    @Test
    void aConnectionsLimitHoldsForWhatGoesOutAtOnce() {
        jdbc.update("update vendor_connection set version = version + 1, submits_per_minute = 2 where name = 'first'");

        List.of(1, 2, 3).forEach(_ -> submit(ResolutionTier.ONE_K, 1));

        assertThat(inTheMaking(member)).isEqualTo(2);
        assertThat(waiting()).isEqualTo(1);
    }

    void submitTo(String vendor, Member by, int images) {
        var order = new ImageOrder(
                new ModelId("nano-banana-2"), "A leaf", AspectRatio.SQUARE, ResolutionTier.ONE_K, images, List.of());
        generation.submit(
                by, new BatchRequest(BatchSource.STUDIO, order).with(Routing.at(Optional.of(new VendorId(vendor)))));
    }

    int waiting() {
        var sum = jdbc.queryForObject("select coalesce(sum(waiting), 0) from queue_turn", Integer.class);
        return sum == null ? 0 : sum;
    }

    private boolean due(JobId job) {
        var time = jdbc.queryForObject(
                "select execution_time from scheduled_tasks where task_instance = ?",
                OffsetDateTime.class,
                job.toString());
        return time != null && !time.toInstant().isAfter(clock.instant());
    }
}
