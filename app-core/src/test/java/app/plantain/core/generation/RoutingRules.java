package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorCharge;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Outlook;
import app.plantain.core.routing.RoutingDecision;
import app.plantain.core.routing.RoutingDecision.Candidate;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.RoutingPolicy.Order;
import app.plantain.core.routing.TeamPolicies;
import app.plantain.core.routing.Unserved;
import app.plantain.core.routing.Verdict;
import app.plantain.core.testing.ScriptedProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which connection a job goes to by its policy, what is remembered of the choice, and what it costs. */
abstract class RoutingRules extends DispatchScenario {

    @Autowired
    TeamPolicies policies;

    @BeforeEach
    void twoConnectionsOfWhichTheFirstHasThePriority() {
        connect("second", 5);
    }

    /** Other rules use the same connections. */
    @AfterEach
    void asTheAdaptersSay() {
        jdbc.update(
                "update vendor_connection set version = version + 1, prices = '', corrections = '', credit_price = null");
    }

    @Test
    void withoutAPolicyTheHigherPriorityIsTaken() {
        var decision = decision(dispatched(Optional.empty()));

        assertThat(verdicts(decision)).isEqualTo("first TAKEN, second LOWER_PRIORITY");
        assertThat(decision.sentence())
                .isEqualTo("first took it, first by priority and weight among the 2 that can make it.");
    }

    @Test
    void theCheapestIsTakenWhereTheJobAsksForIt() {
        costs("first", "0.05");
        costs("second", "0.04");

        var decision = decision(dispatched(Optional.of(Order.CHEAPEST)));

        assertThat(verdicts(decision)).isEqualTo("second TAKEN, first DEARER");
        assertThat(decision.sentence()).isEqualTo("second took it, the cheapest of the 2 that can make it.");
    }

    @Test
    void aPriceThatIsNotKnownIsNotTakenForCheap() {
        costs("second", "0.90");

        assertThat(verdicts(decision(dispatched(Optional.of(Order.CHEAPEST)))))
                .isEqualTo("second TAKEN, first PRICE_UNKNOWN");
    }

    @Test
    void theTeamsPolicyHoldsWhereTheJobHasNone() {
        costs("first", "0.05");
        costs("second", "0.04");
        policies.follow(member.team(), Order.CHEAPEST);

        assertThat(verdicts(decision(dispatched(Optional.empty())))).startsWith("second TAKEN");
        assertThat(verdicts(decision(dispatched(Optional.of(Order.PRIORITY))))).startsWith("first TAKEN");
        assertThat(policies.of(rival().team())).isEqualTo(Order.PRIORITY);
    }

    @Test
    void theOneThatWasQuickerOfLateIsTaken() {
        clock.advance(Duration.ofDays(2));
        took("first", Duration.ofSeconds(20));
        took("second", Duration.ofSeconds(10));

        var decision = decision(dispatched(Optional.of(Order.FASTEST)));

        assertThat(verdicts(decision)).isEqualTo("second TAKEN, first SLOWER");
        assertThat(decision.sentence()).contains("the fastest of late (10 s)");
    }

    @Test
    void aFullConnectionIsPassedOverAndSaysSo() {
        costs("first", "0.04");
        costs("second", "0.05");
        atOnce(1);
        dispatched(Optional.of(Order.CHEAPEST));

        var decision = decision(dispatched(Optional.of(Order.CHEAPEST)));

        assertThat(verdicts(decision)).isEqualTo("first ALL_PLACES_TAKEN, second TAKEN");
        assertThat(decision.sentence()).endsWith("; first makes as many images as it may at once.");
    }

    @Test
    void aConnectionThatRefusedTheImageIsPassedOverNextTime() {
        first.onSubmit(request -> {
            throw failure(FailureKind.VENDOR_ERROR, Acceptance.NOT_ACCEPTED);
        });
        var job = dispatched(Optional.empty());
        steps.complete(engine.step(steps.pick(job)), job);
        dispatcher.dispatch();

        var attempts = jobs.attempts(member.team(), job);

        assertThat(attempts).hasSize(2);
        assertThat(verdicts(attempts.getLast().decision().orElseThrow()))
                .isEqualTo("first REFUSED_BEFORE, second TAKEN");
        assertThat(attempts.getFirst().cost()).contains(new AttemptView.Cost(Dollars.ZERO, CostSource.LISTED));
    }

    @Test
    void onlyThePinnedConnectionIsAskedAndItsWaitIsWaitedFor() {
        var second = idOf("second");
        atOnce(1);

        var decision = decision(dispatched(Optional.of(new RoutingPolicy.Pinned(second))));

        assertThat(verdicts(decision)).isEqualTo("second TAKEN, first NOT_THE_ONE");
        assertThat(decision.sentence()).isEqualTo("second took it, the connection that was asked for.");
    }

    @Test
    void aPinnedConnectionThatIsOffIsRefusedBeforeAnythingIsHeld() {
        var second = idOf("second");
        jdbc.update("update vendor_connection set version = version + 1, enabled = false where name = 'second'");

        assertThatThrownBy(() -> submit(Optional.of(new RoutingPolicy.Pinned(second))))
                .isInstanceOf(Unserved.class)
                .hasMessageContaining("second");
        assertThat(balance().held().hundredths()).isZero();
    }

    @Test
    void aVendorOfWhichEveryConnectionIsOffIsNotCalledUnableToMakeTheModel() {
        jdbc.update("update vendor_connection set version = version + 1, enabled = false where name = 'second'");

        assertThatThrownBy(() -> submit(Optional.of(new VendorId("second")), Optional.empty()))
                .isInstanceOf(Unserved.class)
                .hasMessageContaining("Every connection to second that has the model nano-banana-2 is off or paused");
    }

    @Test
    void beforeAnythingIsAskedForItIsToldWhereItWouldGoAndWhyNotElsewhere() {
        costs("first", "0.05");
        costs("second", "0.04");

        assertThat(outlook(Optional.of(Order.CHEAPEST)).forecast())
                .contains("It would go to second, the cheapest of the 2 that can make it.");
        assertThat(outlook(Optional.empty()).forecast().orElseThrow()).startsWith("It would go to first,");
        assertThat(outlook(Optional.empty()).obstacles()).isEmpty();

        jdbc.update(
                "update vendor_connection set version = version + 1, paused_at = now(), pause_kind = 'BALANCE', pause_message = 'Empty'"
                        + " where name = 'second'");

        var pinned = outlook(Optional.of(new RoutingPolicy.Pinned(idOf("second"))));
        assertThat(pinned.forecast()).isEmpty();
        assertThat(pinned.obstacles()).containsOnly(Map.entry(idOf("second"), Verdict.PAUSED));
    }

    @Test
    void anotherTryKeepsWhatWasAskedForAndTheJobTellsIt() {
        var pinned = new RoutingPolicy.Pinned(idOf("second"));
        var job = submit(Optional.of(pinned));
        generation.cancel(member, job);

        assertThat(jobs.find(member.team(), job).orElseThrow().askedPolicy()).contains(pinned);
        generation.retry(member, List.of(job), Optional.empty());

        assertThat(jobs.page(member.team(), null, 1).getFirst().askedPolicy()).contains(pinned);
    }

    @Test
    void whatWasCorrectedDecidesWhoIsAskedAndWhatIsRefused() {
        jdbc.update(
                "update vendor_connection set version = version + 1, corrections = 'nano-banana-2 -1K' where name = 'first'");

        assertThat(verdicts(decision(dispatched(Optional.empty())))).isEqualTo("second TAKEN, first NO_TIER");

        jdbc.update("update vendor_connection set version = version + 1, corrections = 'nano-banana-2 -1K'");
        assertThatThrownBy(() -> submit(Optional.of(new RoutingPolicy.Pinned(idOf("first")))))
                .isInstanceOf(Unserved.class)
                .hasMessageContaining("is not made in 1K");
    }

    @Test
    void whatIsOffOrPausedIsNamedInTheDecision() {
        jdbc.update("update vendor_connection set version = version + 1, enabled = false where name = 'second'");

        assertThat(verdicts(decision(dispatched(Optional.empty())))).isEqualTo("first TAKEN, second OFF");
    }

    // What it costs

    @Test
    void anAttemptCostsWhatTheListSaysUntilTheVendorReports() {
        costs("first", "0.05");
        first.onCheck(handle -> new Progress.Delivered(
                ScriptedProvider.picture(1024, 1024),
                Optional.of(new VendorCharge(new BigDecimal("0.0412345"), "USD"))));

        var job = dispatched(Optional.empty());
        assertThat(cost(job)).contains(new AttemptView.Cost(new Dollars(50_000), CostSource.LISTED));
        steps.complete(engine.step(steps.pick(job)), job);
        runToEnd(job);

        assertThat(cost(job)).contains(new AttemptView.Cost(new Dollars(41_235), CostSource.REPORTED));
        assertThat(jdbc.queryForObject("select listed_cost from attempt where job_id = ?", Long.class, job.value()))
                .isEqualTo(50_000);
    }

    @Test
    void theVendorsOwnCreditsCountByWhatOneCosts() {
        jdbc.update("update vendor_connection set version = version + 1, credit_price = 10000 where name = 'first'");
        first.onSubmit(request -> new Submission.Delivered(
                ScriptedProvider.picture(1024, 1024), Optional.of(new VendorCharge(new BigDecimal("4"), "credits"))));
        var job = submit(Optional.empty());
        runToEnd(job);

        assertThat(cost(job)).contains(new AttemptView.Cost(new Dollars(40_000), CostSource.REPORTED));
    }

    @Test
    void whatIsNotKnownIsNoCostAndNotZero() {
        first.onSubmit(request -> new Submission.Delivered(
                ScriptedProvider.picture(1024, 1024), Optional.of(new VendorCharge(new BigDecimal("4"), "credits"))));
        var job = submit(Optional.empty());
        runToEnd(job);

        assertThat(cost(job)).isEmpty();
    }

    @Test
    void aFailureThatIsNotBilledCostsNothing() {
        costs("first", "0.05");
        first.billsNoFailures();
        first.onCheck(handle -> new Progress.Refused(FailureKind.CONTENT_BLOCKED, "No"));
        var job = submit(Optional.empty());
        runToEnd(job);

        assertThat(cost(job)).contains(new AttemptView.Cost(Dollars.ZERO, CostSource.LISTED));
    }

    private JobId dispatched(Optional<RoutingPolicy> policy) {
        var job = submit(policy);
        dispatcher.dispatch();
        return job;
    }

    private JobId submit(Optional<RoutingPolicy> policy) {
        return submit(Optional.empty(), policy);
    }

    /** Of the two connections alone: others that rules made may be there. */
    private Outlook outlook(Optional<RoutingPolicy> policy) {
        var outlook = generation.outlook(member, request(Optional.empty(), policy));
        var ours = List.of(idOf("first"), idOf("second"));
        return new Outlook(
                outlook.forecast(),
                outlook.obstacles().entrySet().stream()
                        .filter(one -> ours.contains(one.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static BatchRequest request(Optional<VendorId> vendor, Optional<RoutingPolicy> policy) {
        return new BatchRequest(
                        BatchSource.STUDIO,
                        new ImageOrder(
                                new ModelId("nano-banana-2"),
                                "A leaf",
                                AspectRatio.SQUARE,
                                ResolutionTier.ONE_K,
                                1,
                                List.of()))
                .with(new Routing(vendor, policy));
    }

    private JobId submit(Optional<VendorId> vendor, Optional<RoutingPolicy> policy) {
        var batch = generation.submit(member, request(vendor, policy));
        return idsOf(member, batch).getFirst();
    }

    private RoutingDecision decision(JobId job) {
        return jobs.attempts(member.team(), job).getLast().decision().orElseThrow();
    }

    private Optional<AttemptView.Cost> cost(JobId job) {
        return jobs.attempts(member.team(), job).getLast().cost();
    }

    /** Connections that other rules made are left out. */
    private static String verdicts(RoutingDecision decision) {
        Function<Candidate, String> words = one -> "%s %s".formatted(one.name(), one.verdict());
        return decision.candidates().stream()
                .filter(one -> List.of("first", "second").contains(one.name()))
                .map(words)
                .collect(Collectors.joining(", "));
    }

    private void costs(String connection, String dollars) {
        jdbc.update(
                "update vendor_connection set version = version + 1, prices = ? where name = ?",
                "nano-banana-2 1K " + dollars,
                connection);
    }

    /** Makes an image there that takes so long. */
    private void took(String connection, Duration time) {
        var provider = connection.equals("first") ? first : second;
        provider.onSubmit(request -> {
            clock.advance(time);
            return new Submission.Delivered(ScriptedProvider.picture(64, 64));
        });
        runToEnd(submit(Optional.of(new RoutingPolicy.Pinned(idOf(connection)))));
        provider.reset();
        clock.advance(Duration.ofMinutes(1));
    }

    private ConnectionId idOf(String name) {
        return new ConnectionId(Objects.requireNonNull(
                jdbc.queryForObject("select id from vendor_connection where name = ?", UUID.class, name)));
    }

    @Test
    void aRequestThatNothingCanServeNamesTheNearestThatWorks() {
        refused("A leaf", ResolutionTier.ONE_K, "9:16", 1, "The nearest that works is 1:1 in 1K.");
        refused("A leaf", ResolutionTier.ONE_K, "21:9", 1, "The nearest that works is 16:9 in 1K.");
    }
}
