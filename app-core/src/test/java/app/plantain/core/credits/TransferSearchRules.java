package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.testing.CheckedRoles;
import app.plantain.core.testing.CreditScenario;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;
import plantain.testing.CoreTestApplication;

/** What holds for the search for transfers, whichever database keeps them. */
@SpringBootTest(
        classes = CoreTestApplication.class,
        properties = {"db-scheduler.enabled=false", "test.database=written by hand"})
abstract class TransferSearchRules extends CreditScenario {

    private static final OffsetDateTime TIME = OffsetDateTime.of(2026, 11, 20, 0, 0, 0, 0, ZoneOffset.UTC);

    @Autowired
    TransferSearch search;

    @BeforeEach
    void aTeamWithCredits() {
        ledger.grant(member.team(), Credits.of(100), "Welcome " + member.team(), member.user(), key("first"));
    }

    @Test
    void aTransferIsFoundWithAllThatBelongsToIt() {
        assertThat(find(key("first"))).singleElement().satisfies(found -> {
            assertThat(found.team()).isEqualTo(member.team());
            assertThat(found.teamName()).isEqualTo("Team");
            assertThat(found.kind()).isEqualTo(TransferKind.GRANT);
            assertThat(found.amount()).isEqualTo(Credits.of(100));
            assertThat(found.from()).isEqualTo(Account.ISSUED);
            assertThat(found.to()).isEqualTo(Account.AVAILABLE);
            assertThat(found.person()).contains("Person");
            assertThat(found.email()).contains(email());
            assertThat(found.reason()).startsWith("Welcome");
            assertThat(found.job()).isEmpty();
            assertThat(find(found.id().toString())).containsExactly(found);
        });
    }

    @Test
    void aJobFindsWhatWasHeldAndCaptured() {
        var hold = hold(7);
        var job = job(hold);
        transaction.executeWithoutResult(status -> ledger.capture(hold, Credits.of(5), "Delivered"));

        assertThat(find(job.toString()))
                .extracting(FoundTransfer::kind)
                .containsExactly(TransferKind.RELEASE, TransferKind.CAPTURE, TransferKind.HOLD);
        assertThat(find(job.toString()))
                .allSatisfy(found -> assertThat(found.job()).contains(job));
        assertThat(find(hold.value().toString())).hasSize(3);
    }

    @Test
    void aBatchOfJobsFindsWhatAllItsJobsMoved() {
        var batch = TimeOrderedIds.next();
        addBatch(batch);
        addJob(batch, hold(7), 0);
        addJob(batch, hold(8), 1);

        assertThat(find(batch.toString()))
                .extracting(FoundTransfer::amount)
                .containsExactly(Credits.of(8), Credits.of(7));
    }

    @Test
    void anEmailFindsWhatAPersonCaused() {
        hold(7);

        assertThat(find(email().toUpperCase(Locale.ROOT)))
                .extracting(FoundTransfer::kind)
                .containsExactly(TransferKind.HOLD, TransferKind.GRANT);
        assertThat(find(member.user().toString())).hasSize(2);
    }

    @Test
    void aPartOfATeamsNameFindsWhatItMoved() {
        rename("Fig & Sons");

        assertThat(find("fig & s")).extracting(FoundTransfer::teamName).containsExactly("Fig & Sons");
        assertThat(find(member.team().toString())).hasSize(1);
    }

    @Test
    void whatIsTypedIsNoPattern() {
        rename("100% sure");

        assertThat(find("0% s")).hasSize(1);
        assertThat(find("1%e")).isEmpty();
        assertThat(find("1_0%")).isEmpty();
        assertThat(find("' or '1' = '1")).isEmpty();
    }

    @Test
    void anAmountFindsAllThatMovedIt() {
        ledger.grant(member.team(), Credits.parse("1234.56"), "More", null, key("amount"));
        hold(7);

        assertThat(find("1,234.56"))
                .extracting(FoundTransfer::businessKey)
                .contains(key("amount"))
                .allSatisfy(key -> assertThat(key).startsWith("amount:"));
        assertThat(page(query("1234.56", TransferKind.GRANT)).found())
                .extracting(FoundTransfer::businessKey)
                .contains(key("amount"));
        assertThat(page(query("1234.56", TransferKind.ADJUSTMENT)).found()).isEmpty();
    }

    @Test
    void aPartOfTheReasonFindsWhatCameIn() {
        assertThat(find("welcome " + member.team())).hasSize(1);
    }

    @Test
    void aCodeFindsWhatWasRedeemedForIt() {
        var code = TimeOrderedIds.next();
        var batch = redeemed(code, "X0C9", "Fair of " + member.team());

        assertThat(find("PLANT-0000-0000-0000-X0C9"))
                .singleElement()
                .satisfies(found -> assertThat(found.team()).isEqualTo(member.team()));
        assertThat(find("…x0c9")).hasSize(1);
        assertThat(find("PLANT-X0C9")).hasSize(1);
        assertThat(find("fair of " + member.team())).hasSize(1);
        assertThat(find(code.toString())).hasSize(1);
        assertThat(find(batch.toString())).hasSize(1);
    }

    @Test
    void theKindNarrowsWhatIsFound() {
        hold(7);

        assertThat(search.page(query(email(), TransferKind.HOLD), Optional.empty(), 10)
                        .found())
                .extracting(FoundTransfer::kind)
                .containsExactly(TransferKind.HOLD);
        assertThat(search.page(query("", TransferKind.GRANT), Optional.empty(), 10)
                        .found())
                .extracting(FoundTransfer::kind)
                .containsOnly(TransferKind.GRANT);
    }

    @Test
    void theTimeNarrowsWhatIsFound() {
        var time = TimeBounds.time(find(key("first")).getFirst().id());
        var after = new TransferQuery(email(), Optional.empty(), Optional.of(time.plusMillis(1)), Optional.empty());
        var before = new TransferQuery(email(), Optional.empty(), Optional.empty(), Optional.of(time));
        var around = new TransferQuery(email(), Optional.empty(), Optional.of(time), Optional.of(time.plusMillis(1)));

        assertThat(page(after).found()).isEmpty();
        assertThat(page(before).found()).isEmpty();
        assertThat(page(around).found()).hasSize(1);
    }

    @Test
    void pagesTogetherHaveEachTransferOnceNewestFirst() {
        IntStream.range(0, 12).forEach(number -> hold(1));

        var all = pages(new TransferQuery(email(), Optional.empty(), Optional.empty(), Optional.empty()), 5, 1_000);

        assertThat(all).hasSize(13).doesNotHaveDuplicates();
        assertThat(all).isSortedAccordingTo((one, other) -> TimeBounds.compare(other.id(), one.id()));
    }

    @Test
    void severalWaysToReadATextAreOneList() {
        rename("Seventeen 7");
        hold(7);

        var all = pages(new TransferQuery("7", Optional.empty(), Optional.empty(), Optional.empty()), 1, 1_000);

        assertThat(all.stream().filter(found -> found.team().equals(member.team())))
                .extracting(FoundTransfer::kind)
                .containsExactly(TransferKind.HOLD, TransferKind.GRANT);
    }

    @Test
    void aSearchStopsAfterAWindowAndGoesOnFromThere() {
        IntStream.range(0, 9).forEach(number -> hold(1));
        var query = query(email(), TransferKind.GRANT);

        var first = search.page(query, Optional.empty(), 5, 4);

        assertThat(first.found()).isEmpty();
        assertThat(first.next()).isPresent();
        assertThat(first.lookedBackTo()).isPresent();
        assertThat(pages(query, 5, 4)).extracting(FoundTransfer::businessKey).containsExactly(key("first"));
    }

    @Test
    void aNameThatManyTeamsHaveFindsWhatAllOfThemMoved() {
        var name = "Many " + UUID.randomUUID();
        IntStream.range(0, TransferSearch.MOST_NAMES + 2).forEach(number -> {
            member = newMember();
            rename(name + number);
            ledger.grant(member.team(), Credits.of(1), "Hello", null, key("many"));
        });

        assertThat(find(name)).hasSize(TransferSearch.MOST_NAMES + 2);
    }

    @Test
    void withoutATextTheNewestAreFound() {
        hold(7);

        assertThat(search.page(TransferQuery.ALL, Optional.empty(), 1).found())
                .extracting(FoundTransfer::amount)
                .containsExactly(Credits.of(7));
    }

    @Test
    void whoIsNoAdministratorFindsNothing() {
        CheckedRoles.signIn("ROLE_USER");

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> page(TransferQuery.ALL));
    }

    private static TransferQuery query(String text, TransferKind kind) {
        return new TransferQuery(text, Optional.of(kind), Optional.empty(), Optional.empty());
    }

    private TransferPage page(TransferQuery query) {
        return search.page(query, Optional.empty(), 50);
    }

    private List<FoundTransfer> find(String text) {
        return page(new TransferQuery(text, Optional.empty(), Optional.empty(), Optional.empty()))
                .found();
    }

    private List<FoundTransfer> pages(TransferQuery query, int limit, int window) {
        var all = new ArrayList<FoundTransfer>();
        var page = search.page(query, Optional.empty(), limit, window);
        all.addAll(page.found());
        while (page.next().isPresent()) {
            page = search.page(query, page.next(), limit, window);
            all.addAll(page.found());
        }
        return all;
    }

    private String key(String name) {
        return name + ":" + member.team();
    }

    private String email() {
        return member.user() + "@example.org";
    }

    private void rename(String name) {
        jdbc.update("update team set name = ? where id = ?", name, member.team().value());
    }

    private HoldId hold(int credits) {
        var holds = transaction.execute(
                status -> ledger.hold(member.team(), Credits.of(credits), 1, member.user(), "Images"));
        return holds.getFirst();
    }

    private UUID job(HoldId hold) {
        var batch = TimeOrderedIds.next();
        addBatch(batch);
        return addJob(batch, hold, 0);
    }

    private void addBatch(UUID batch) {
        jdbc.update(
                "insert into batch (id, team_id, created_by, source, model, prompt, aspect_ratio, tier, images,"
                        + " created_at, version) values (?, ?, ?, 'STUDIO', 'nano-banana', 'A fig', '1:1', '1K', 2, ?, 0)",
                batch,
                member.team().value(),
                member.user().value(),
                TIME);
    }

    private UUID addJob(UUID batch, HoldId hold, int position) {
        var job = TimeOrderedIds.next();
        jdbc.update(
                "insert into job (id, batch_id, team_id, position, state, hold_id, price, created_at, deadline, version,"
                        + " lane, ready_at) values (?, ?, ?, ?, 'QUEUED', ?, 700, ?, ?, 0, 'lane', ?)",
                job,
                batch,
                member.team().value(),
                position,
                hold.value(),
                TIME,
                TIME,
                TIME);
        return job;
    }

    private UUID redeemed(UUID code, String hint, String name) {
        var batch = TimeOrderedIds.next();
        jdbc.update(
                "insert into code_batch (id, name, codes, uses, amount, created_by, created_at)"
                        + " values (?, ?, 1, 1, 100, ?, ?)",
                batch,
                name,
                member.user().value(),
                TIME);
        jdbc.update(
                "insert into code (id, batch_id, hash, hint) values (?, ?, ?, ?)", code, batch, code.toString(), hint);
        jdbc.update(
                "insert into code_redemption (id, code_id, batch_id, team_id, user_id, at) values (?, ?, ?, ?, ?, ?)",
                TimeOrderedIds.next(),
                code,
                batch,
                member.team().value(),
                member.user().value(),
                TIME);
        ledger.grant(
                member.team(), Credits.of(1), "Redeemed", member.user(), "code:%s:%s".formatted(code, member.team()));
        return batch;
    }
}
