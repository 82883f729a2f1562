package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a team can order when it orders all at once. */
abstract class OverspendingRules extends EngineScenario {

    private static final int ORDERS = 200;

    /** Hundred credits, and an image in 2K costs ten. */
    private static final int AFFORDABLE = 10;

    @Test
    void twoHundredOrdersAtOnceBecomeAsManyJobsAsThereAreCreditsFor() throws Exception {
        var taken = 0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var order : clients.invokeAll(Collections.nCopies(ORDERS, (Callable<Boolean>) this::order))) {
                taken += order.get() ? 1 : 0;
            }
        }

        assertThat(taken).isEqualTo(AFFORDABLE);
        assertThat(jobs.page(member.team(), null, ORDERS)).hasSize(AFFORDABLE);
        assertThat(balance()).isEqualTo(new Balance(Credits.ZERO, Credits.of(100)));
        assertThat(jdbc.queryForList(
                        "select waiting from queue_turn where team_id = ?",
                        Integer.class,
                        member.team().value()))
                .containsExactly(AFFORDABLE);
    }

    /** Orders that come at once share a transaction, and an order that is refused must not cost the others theirs. */
    @Test
    void whoIsRefusedAmongOthersIsRefusedAlone() throws Exception {
        var poor = newMember();
        var orders = new ArrayList<Callable<String>>();
        for (var number = 0; number < AFFORDABLE; number++) {
            orders.add(() -> answer(member, "A leaf"));
            orders.add(() -> answer(poor, "A leaf"));
            orders.add(() -> answer(member, " "));
        }

        var answers = new TreeMap<String, Integer>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : clients.invokeAll(orders)) {
                answers.merge(answer.get(), 1, Integer::sum);
            }
        }

        assertThat(answers)
                .containsExactly(
                        Map.entry("InsufficientCredits", AFFORDABLE),
                        Map.entry("RefusedRequest", AFFORDABLE),
                        Map.entry("taken", AFFORDABLE));
        assertThat(jobs.page(member.team(), null, ORDERS)).hasSize(AFFORDABLE);
        assertThat(jobs.page(poor.team(), null, ORDERS)).isEmpty();
        assertThat(balance()).isEqualTo(new Balance(Credits.ZERO, Credits.of(100)));
    }

    private String answer(Member by, String prompt) {
        var order = new ImageOrder(
                new ModelId("nano-banana-2"), prompt, AspectRatio.SQUARE, ResolutionTier.TWO_K, 1, List.of());
        try {
            var _ = generation.submit(by, new BatchRequest(BatchSource.API, order));
            return "taken";
        } catch (InsufficientCredits | RefusedRequest refused) {
            return refused.getClass().getSimpleName();
        }
    }

    private boolean order() {
        try {
            submit(ResolutionTier.TWO_K, 1);
            return true;
        } catch (InsufficientCredits tooFew) {
            return false;
        }
    }
}
