package app.plantain.core.generation;

import static app.plantain.core.testing.ScriptedProvider.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each row of {@link PaymentRule}, by its name. A 2K image costs 10 credits, one in 1K costs 7. */
abstract class WhoPaysRules extends EngineScenario {

    @Test
    void delivered() {
        first.onCheck(handle -> new Progress.Delivered(picture(2048, 2048)));
        var job = submitOne(ResolutionTier.TWO_K);
        runToEnd(job);

        paid(job, PaymentRule.DELIVERED, Credits.of(10));
    }

    @Test
    void deliveredSmaller() {
        first.onCheck(handle -> new Progress.Delivered(picture(1024, 1024)));
        var job = submitOne(ResolutionTier.TWO_K);
        runToEnd(job);

        paid(job, PaymentRule.DELIVERED_SMALLER, Credits.of(7));
    }

    @Test
    void refused() {
        first.onCheck(handle -> new Progress.Refused(FailureKind.CONTENT_BLOCKED, "The vendor refused the prompt"));
        var job = submitOne(ResolutionTier.TWO_K);
        runToEnd(job);

        paid(job, PaymentRule.REFUSED, Credits.ZERO);
    }

    @Test
    void failed() {
        first.onCheck(handle -> new Progress.Refused(FailureKind.NO_IMAGE, "The vendor made no image"));
        var job = submitOne(ResolutionTier.TWO_K);
        runToEnd(job);

        paid(job, PaymentRule.FAILED, Credits.ZERO);
    }

    @Test
    void lost() {
        var job = jobInDoubt();
        clock.advance(Duration.ofHours(25));
        steps.step(job);

        paid(job, PaymentRule.LOST, Credits.ZERO);
    }

    @Test
    void cancelled() {
        var job = submitOne(ResolutionTier.TWO_K);
        steps.step(job);
        generation.cancel(member, job);

        paid(job, PaymentRule.CANCELLED, Credits.ZERO);
    }

    @Test
    void late() {
        first.onCheck(handle -> new Progress.Running(Duration.ofSeconds(5)));
        var job = submitOne(ResolutionTier.TWO_K);
        steps.step(job);
        clock.advance(Duration.ofMinutes(31));
        steps.step(job);
        first.onCheck(handle -> new Progress.Delivered(picture(2048, 2048)));
        steps.step(job);

        paid(job, PaymentRule.LATE, Credits.ZERO);
        assertThat(view(job).asset()).isPresent();
    }

    @Test
    void madeTwice() {
        first.onSubmit(request -> {
            var job = jobOf(request.attemptId());
            // Another node takes the job over, a person takes the risk, and the second try is faster.
            steps.complete(engine.step(steps.pick(job)), job);
            first.onSubmit(again -> new Submission.Delivered(picture(2048, 2048)));
            generation.decide(member, job, Generation.Doubt.TRY_AGAIN);
            runToEnd(job);
            return new Submission.Delivered(picture(2048, 2048));
        });
        var job = submitOne(ResolutionTier.TWO_K);
        dispatcher.dispatch();
        engine.step(steps.pick(job));
        steps.step(job);

        paid(job, PaymentRule.DELIVERED, Credits.of(10));
        assertThat(jobs.attempts(member.team(), job)).hasSize(2);
        assertThat(assets.page(member.team(), null, 10)).hasSize(2);
    }

    @Test
    void everyRowSaysWhoPaysAndHasATestOfItsName() {
        var tests = Arrays.stream(WhoPaysRules.class.getDeclaredMethods())
                .map(method -> method.getName().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(PaymentRule.values()).allSatisfy(rule -> {
            assertThat(rule.happening()).isNotBlank();
            assertThat(rule.charge().words()).isNotBlank();
            assertThat(tests).contains(rule.name().replace("_", "").toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void anOpenJobHasNoRuleYet() {
        assertThat(PaymentRule.of(view(submitOne(ResolutionTier.TWO_K)))).isEmpty();
    }

    private void paid(JobId job, PaymentRule rule, Credits amount) {
        assertThat(PaymentRule.of(view(job))).contains(rule);
        assertThat(view(job).charged()).contains(amount);
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100).minus(amount), Credits.ZERO));
    }

    private JobId jobOf(UUID attempt) {
        return new JobId(jdbc.queryForList("select job_id from attempt where id = ?", UUID.class, attempt)
                .getFirst());
    }
}
