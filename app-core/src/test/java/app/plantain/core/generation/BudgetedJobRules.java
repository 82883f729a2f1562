package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.budgets.BudgetBook;
import app.plantain.core.budgets.BudgetExceeded;
import app.plantain.core.budgets.BudgetId;
import app.plantain.core.budgets.BudgetPeriod;
import app.plantain.core.budgets.BudgetScope;
import app.plantain.core.budgets.BudgetSubject;
import app.plantain.core.budgets.BudgetTerms;
import app.plantain.core.budgets.Hardness;
import app.plantain.core.credits.Balance;
import app.plantain.core.credits.Credits;
import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.Boards;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What budgets count of jobs, from the order to the end. An image in 1K costs seven credits, in 2K ten. */
abstract class BudgetedJobRules extends EngineScenario {

    private static final ModelId MODEL = new ModelId("nano-banana-2");

    @Autowired
    BudgetBook book;

    @Autowired
    Boards boards;

    @Test
    void anImageThatArrivesStaysSpent() {
        var budget = hard(BudgetSubject.of(member.team()), 50);

        runToEnd(submitOne(ResolutionTier.ONE_K));

        assertThat(spent(budget)).isEqualTo(Credits.of(7));
    }

    @Test
    void anImageThatFailsIsGivenBack() {
        var budget = hard(BudgetSubject.of(member.user()), 50);
        first.onSubmit(request -> {
            throw failure(FailureKind.CONTENT_BLOCKED, Acceptance.NOT_ACCEPTED);
        });

        runToEnd(submitOne(ResolutionTier.ONE_K));

        assertThat(spent(budget)).isEqualTo(Credits.ZERO);
    }

    @Test
    void aBatchThatIsCancelledIsGivenBack() {
        var budget = hard(BudgetSubject.of(member.team()), 50);
        var batch = submit(ResolutionTier.ONE_K, 4);
        assertThat(spent(budget)).isEqualTo(Credits.of(28));

        generation.cancel(member, batch);
        generation.cancel(member, batch);

        assertThat(spent(budget)).isEqualTo(Credits.ZERO);
    }

    @Test
    void aRefusalLeavesNeitherJobsNorHolds() {
        hard(BudgetSubject.of(member.team()), 20);

        assertThatThrownBy(() -> submit(ResolutionTier.TWO_K, 3))
                .isInstanceOf(BudgetExceeded.class)
                .hasMessageContaining("20 left, and this needs 30");

        assertThat(jobs.page(member.team(), null, 10)).isEmpty();
        assertThat(balance()).isEqualTo(new Balance(Credits.of(100), Credits.ZERO));
    }

    @Test
    void whatWasSpentBeforeABudgetWasMadeCounts() {
        runToEnd(submitOne(ResolutionTier.ONE_K));
        var open = submit(ResolutionTier.TWO_K, 2);

        var budget = hard(BudgetSubject.of(member.team()), 30);

        assertThat(spent(budget)).isEqualTo(Credits.of(27));
        generation.cancel(member, open);
        assertThat(spent(budget)).isEqualTo(Credits.of(7));
    }

    @Test
    void whatOthersSpentBeforeDoesNotCountForAMember() {
        submit(ResolutionTier.TWO_K, 2);

        var budget =
                hard(new BudgetSubject(BudgetScope.MEMBER, someoneElse().user().value()), 30);

        assertThat(spent(budget)).isEqualTo(Credits.ZERO);
    }

    @Test
    void aBudgetThatComesBackCountsWhatWasSpentMeanwhile() {
        var budget = hard(BudgetSubject.of(member.team()), 50);
        var before = submit(ResolutionTier.TWO_K, 1);
        book.remove(member, budget);
        var meanwhile = submit(ResolutionTier.ONE_K, 1);

        book.restore(member, budget);

        assertThat(spent(budget)).isEqualTo(Credits.of(17));
        generation.cancel(member, before);
        generation.cancel(member, meanwhile);
        assertThat(spent(budget)).isEqualTo(Credits.ZERO);
    }

    @Test
    void retriesAreCountedAndRefusedAlike() {
        var failed = cancelledJob(Purpose.NONE);
        hard(BudgetSubject.of(member.team()), 6);

        assertThatThrownBy(() -> generation.retry(member, List.of(failed), Optional.empty()))
                .isInstanceOf(BudgetExceeded.class);
    }

    @Test
    void retriesOfSeveralBatchesAreAllCounted() {
        var failed = List.of(cancelledJob(Purpose.NONE), cancelledJob(Purpose.NONE), cancelledJob(Purpose.NONE));
        var budget = hard(BudgetSubject.of(member.team()), 21);

        assertThat(generation.retry(member, failed, Optional.empty())).hasSize(3);

        assertThat(spent(budget)).isEqualTo(Credits.of(21));
    }

    @Test
    void programsAreCountedByTheirKey() {
        var key = apiKey();
        var before = submit(new Purpose(Optional.of(key), Optional.empty()));
        var budget = hard(new BudgetSubject(BudgetScope.API_KEY, key), 14);
        assertThat(spent(budget)).isEqualTo(Credits.of(7));

        submit(new Purpose(Optional.of(key), Optional.empty()));
        submit(Purpose.NONE);

        assertThat(spent(budget)).isEqualTo(Credits.of(14));
        assertThatThrownBy(() -> submit(new Purpose(Optional.of(key), Optional.empty())))
                .isInstanceOf(BudgetExceeded.class);
        generation.cancel(member, before);
        assertThat(spent(budget)).isEqualTo(Credits.of(7));
    }

    @Test
    void imagesForABoardAreCountedAndPutThere() {
        var board = boards.create(member, "Campaign");
        var budget = hard(new BudgetSubject(BudgetScope.BOARD, board.value()), 50);

        runToEnd(only(submit(Purpose.NONE.on(Optional.of(board)))));

        assertThat(boards.images(member.team(), board, 0, 10)).hasSize(1);
        assertThat(spent(budget)).isEqualTo(Credits.of(7));
    }

    @Test
    void aBoardThatIsDeletedMeanwhileHoldsNothingUp() {
        var board = boards.create(member, "Campaign");
        var job = only(submit(Purpose.NONE.on(Optional.of(board))));
        boards.delete(member, board);

        runToEnd(job);

        assertThat(view(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aRetryForABoardThatIsGoneIsForNone() {
        var board = boards.create(member, "Campaign");
        var failed = cancelledJob(Purpose.NONE.on(Optional.of(board)));
        boards.delete(member, board);

        assertThat(generation.retry(member, List.of(failed), Optional.empty())).hasSize(1);
    }

    @Test
    void aBoardOfAnotherTeamIsRefused() {
        var theirs = boards.create(rival(), "Theirs");

        assertThatThrownBy(() -> submit(Purpose.NONE.on(Optional.of(theirs))))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refused -> assertThat(refused.field()).isEqualTo("board"));
        assertThatThrownBy(() -> submit(Purpose.NONE.on(Optional.of(new BoardId(TimeOrderedIds.next())))))
                .isInstanceOf(RefusedRequest.class);
    }

    @Test
    void hundredOrdersAtOnceBecomeAsManyJobsAsTheBudgetHasRoomFor() throws Exception {
        var budget = hard(BudgetSubject.of(member.user()), 30);
        Callable<Boolean> order = () -> {
            try {
                submit(Purpose.NONE);
                return true;
            } catch (BudgetExceeded refused) {
                return false;
            }
        };

        var taken = 0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : clients.invokeAll(Collections.nCopies(100, order))) {
                taken += answer.get() ? 1 : 0;
            }
        }

        assertThat(taken).isEqualTo(4);
        assertThat(spent(budget)).isEqualTo(Credits.of(28));
        assertThat(balance()).isEqualTo(new Balance(Credits.of(72), Credits.of(28)));
    }

    private BatchId submit(Purpose purpose) {
        return generation.submit(
                member,
                new BatchRequest(
                                BatchSource.API,
                                new ImageOrder(MODEL, "A leaf", AspectRatio.SQUARE, ResolutionTier.ONE_K, 1, List.of()))
                        .with(purpose));
    }

    private JobId only(BatchId batch) {
        return idsOf(member, batch).getFirst();
    }

    private JobId cancelledJob(Purpose purpose) {
        var job = only(submit(purpose));
        generation.cancel(member, job);
        return job;
    }

    private BudgetId hard(BudgetSubject subject, int credits) {
        return book.add(member, new BudgetTerms(subject, BudgetPeriod.MONTH, Credits.of(credits), Hardness.HARD));
    }

    private Credits spent(BudgetId budget) {
        return book.all(member.team()).stream()
                .filter(one -> one.id().equals(budget))
                .findFirst()
                .orElseThrow()
                .spent();
    }

    private Member someoneElse() {
        var other = newMember();
        jdbc.update(
                "update team_member set team_id = ? where user_id = ?",
                member.team().value(),
                other.user().value());
        return new Member(member.team(), other.user());
    }

    private UUID apiKey() {
        var id = TimeOrderedIds.next();
        jdbc.update(
                "insert into api_key (id, team_id, user_id, name, hint, secret_hash, created_at, version)"
                        + " values (?, ?, ?, 'ci', 'pl_', ?, ?, 0)",
                id,
                member.team().value(),
                member.user().value(),
                id.toString(),
                OffsetDateTime.now(clock));
        return id;
    }
}
