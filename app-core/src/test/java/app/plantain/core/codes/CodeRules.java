package app.plantain.core.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.GrantSource;
import app.plantain.core.credits.TeamGrants;
import app.plantain.core.credits.UnconfirmedOrder;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.UserId;
import app.plantain.core.testing.CheckedRoles;
import app.plantain.core.testing.CreditScenario;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** What holds for codes, whichever database keeps them. */
abstract class CodeRules extends CreditScenario {

    @Autowired
    Codes codes;

    @Autowired
    CodeBatches batches;

    @Autowired
    TeamGrants grants;

    @Autowired
    AuditLog audit;

    UserId administrator;

    @BeforeEach
    void whoMakesCodes() {
        administrator = newMember().user();
    }

    @Test
    void aCodeGivesItsTeamCredits() {
        var code = one(draft(3, 1));

        assertThat(codes.redeem(member, code))
                .isEqualTo(new CodeAnswer.Redeemed(Credits.of(25), Optional.empty(), Credits.of(25)));

        assertThat(available(member)).isEqualTo(Credits.of(25));
        assertThat(grants.of(member.team(), 10).newest()).singleElement().satisfies(grant -> {
            assertThat(grant.source()).isEqualTo(GrantSource.CODE);
            assertThat(grant.reason()).isEqualTo("Redeemed code …" + code.substring(code.length() - 4));
        });
    }

    @Test
    void howACodeIsTypedDoesNotMatter() {
        var code = one(draft(1, 1));

        assertThat(codes.redeem(member, "  " + code.toLowerCase(Locale.ROOT).replace("-", " ") + "\n"))
                .isInstanceOf(CodeAnswer.Redeemed.class);
    }

    @Test
    void theSameTeamRedeemsACodeOnce() {
        var code = one(draft(1, 5));
        codes.redeem(member, code);

        assertThat(codes.redeem(member, code)).isInstanceOf(CodeAnswer.RedeemedBefore.class);

        assertThat(available(member)).isEqualTo(Credits.of(25));
        assertThat(uses(code)).isEqualTo(1);
    }

    @Test
    void aTeamGetsOneCodeOfABatch() {
        var made = batches.make(draft(2, 1), administrator, false).first(2);
        codes.redeem(member, made.getFirst());

        assertThat(codes.redeem(member, made.getLast())).isEqualTo(new CodeAnswer.HadAnother());

        assertThat(available(member)).isEqualTo(Credits.of(25));
        assertThat(uses(made.getLast())).isZero();
    }

    @Test
    void oneTeamRedeemsACodeOfManyUsesOnceEvenAtTheSameTime() throws InterruptedException {
        var code = one(draft(1, 50));

        var answers = atOnce(Stream.generate(() -> member).limit(16).toList(), code);

        assertThat(answers.stream().filter(CodeAnswer.Redeemed.class::isInstance))
                .hasSize(1);
        assertThat(answers.stream().filter(CodeAnswer.RedeemedBefore.class::isInstance))
                .hasSize(15);
        assertThat(available(member)).isEqualTo(Credits.of(25));
    }

    @Test
    void oneTeamGetsOneOfManyCodesOfABatchEvenAtTheSameTime() throws InterruptedException {
        var made = batches.make(draft(12, 1), administrator, false).first(12);

        var answers = atOnce(made.stream()
                .map(code -> (Callable<CodeAnswer>) () -> codes.redeem(member, code))
                .toList());

        assertThat(answers.stream().filter(CodeAnswer.Redeemed.class::isInstance))
                .hasSize(1);
        assertThat(answers.stream().filter(CodeAnswer.HadAnother.class::isInstance))
                .hasSize(11);
        assertThat(available(member)).isEqualTo(Credits.of(25));
    }

    @Test
    void aCodeOfThreeUsesGivesExactlyThreeOfManyTeamsCredits() throws InterruptedException {
        var code = one(draft(1, 3));
        var teams = Stream.generate(this::newMember).limit(20).toList();

        var answers = atOnce(teams, code);

        assertThat(answers.stream().filter(CodeAnswer.Redeemed.class::isInstance))
                .hasSize(3);
        assertThat(answers.stream().filter(CodeAnswer.UsedUp.class::isInstance)).hasSize(17);
        assertThat(teams.stream().map(this::available).filter(Credits.of(25)::equals))
                .hasSize(3);
        assertThat(batch().redeemed()).isEqualTo(3);
        assertThat(batch().given()).isEqualTo(Credits.of(75));
        assertThat(batch().state(clock.instant())).isEqualTo(CodeBatch.State.USED_UP);
    }

    @Test
    void aCodeCanBeTooOld() {
        var end = clock.instant().plus(Duration.ofDays(7));
        var code = one(new CodeBatchDraft("Fair", 1, 1, Credits.of(25), Optional.of(end), Optional.empty()));
        clock.advance(Duration.ofDays(7));

        assertThat(codes.redeem(member, code)).isEqualTo(new CodeAnswer.TooLate(end));

        assertThat(available(member)).isEqualTo(Credits.ZERO);
        assertThat(batch().state(clock.instant())).isEqualTo(CodeBatch.State.ENDED);
    }

    @Test
    void codesThatCouldNeverBeRedeemedAreNotMade() {
        var draft = new CodeBatchDraft("Fair", 1, 1, Credits.of(25), Optional.of(clock.instant()), Optional.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches.make(draft, administrator, false))
                .withMessage("Choose a day that is not over yet");
    }

    @Test
    void redeemedCreditsExpireWhenTheBatchSaysSo() {
        var code = one(new CodeBatchDraft("Fair", 1, 1, Credits.of(25), Optional.empty(), Optional.of(30)));
        codes.redeem(member, code);

        clock.advance(Duration.ofDays(30));
        ledger.bringUp(member.team());

        assertThat(available(member)).isEqualTo(Credits.ZERO);
        assertThat(codes.redeem(member, code)).isInstanceOf(CodeAnswer.RedeemedBefore.class);
    }

    @Test
    void aRevokedCodeGivesNothingUntilItIsRestored() {
        var code = one(draft(2, 1));
        batches.revoke(batch().id(), administrator);

        assertThat(codes.redeem(member, code)).isEqualTo(new CodeAnswer.Revoked());
        assertThat(available(member)).isEqualTo(Credits.ZERO);
        assertThat(batch().state(clock.instant())).isEqualTo(CodeBatch.State.REVOKED);

        batches.restore(batch().id(), administrator);
        assertThat(codes.redeem(member, code)).isInstanceOf(CodeAnswer.Redeemed.class);
    }

    @Test
    void revokingLeavesWhatWasRedeemedWithTheTeams() {
        var code = one(draft(1, 2));
        codes.redeem(member, code);

        batches.revoke(batch().id(), administrator);

        assertThat(available(member)).isEqualTo(Credits.of(25));
        assertThat(codes.redeem(member, code)).isInstanceOf(CodeAnswer.RedeemedBefore.class);
    }

    @Test
    void anUnknownCodeAndNoCodeAtAllAreAnsweredAlike() {
        assertThat(codes.redeem(member, RedeemCode.random().written())).isEqualTo(new CodeAnswer.NotKnown());
        assertThat(codes.redeem(member, "")).isEqualTo(new CodeAnswer.NotKnown());
        assertThat(codes.redeem(member, "x".repeat(100_000))).isEqualTo(new CodeAnswer.NotKnown());

        assertThat(grants.of(member.team(), 10).newest()).isEmpty();
    }

    @Test
    void onlyHashesAreKept() {
        var made = batches.make(draft(20, 1), administrator, false).first(20);

        var rows = jdbc.queryForList("select * from code").toString() + jdbc.queryForList("select * from code_batch");

        assertThat(made).allSatisfy(code -> {
            var bare = code.replace("-", "").substring("PLANT".length());
            assertThat(rows).doesNotContain(code, bare, bare.substring(0, 12));
            assertThat(rows).contains(RedeemCode.read(code).orElseThrow().hash());
        });
    }

    @Test
    void codesThatGiveMuchNeedTheirMakerToBeConfirmed() {
        var before = batches.newest(1);
        assertThat(batches.needsConfirmation(draft(200, 2))).isFalse();
        assertThat(batches.needsConfirmation(draft(201, 2))).isTrue();

        assertThatExceptionOfType(UnconfirmedOrder.class)
                .isThrownBy(() -> batches.make(draft(201, 2), administrator, false))
                .withMessageContaining("10050");
        assertThat(batches.newest(1)).isEqualTo(before);

        batches.make(draft(201, 2), administrator, true);
        assertThat(audit.latest(1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail())
                        .isEqualTo("201 codes of 25 credits, each for 2 teams; confirmed with the password"));
    }

    @Test
    void twoCodesOfABatchThatOneTeamRedeemsAtOnceAreOneAndAPlainRefusal() throws Exception {
        var made = batches.make(draft(2, 1), administrator, false).first(2);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var other = transaction.execute(_ -> {
                codes.redeem(member, made.getFirst());
                var waiting = thread.submit(() -> codes.redeem(member, made.getLast()));
                assertThatExceptionOfType(TimeoutException.class)
                        .isThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS));
                return waiting;
            });

            assertThat(other).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(new CodeAnswer.HadAnother());
        }
        assertThat(available(member)).isEqualTo(Credits.of(25));
        assertThat(uses(made.getLast())).isZero();
    }

    @Test
    void everyCodeIsAnother() {
        assertThat(batches.make(draft(10_000, 1), administrator, true).first(10_000))
                .hasSize(10_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void whoMadeRedeemedAndRevokedIsRecorded() {
        var code = one(draft(1, 2));
        codes.redeem(member, code);
        batches.revoke(batch().id(), administrator);
        batches.revoke(batch().id(), administrator);
        batches.restore(batch().id(), administrator);

        assertThat(audit.latest(4))
                .extracting(entry -> entry.action())
                .containsExactly("code.restore", "code.revoke", "code.redeem", "code.make");
        assertThat(audit.latest(4).get(2)).satisfies(entry -> {
            assertThat(entry.subject()).isEqualTo("25 credits");
            assertThat(entry.detail()).contains("Fair").doesNotContain(code);
        });
    }

    @Test
    void theUsesOfABatchAreReadPieceByPiece() {
        var code = one(draft(1, 5));
        var teams = Stream.generate(this::newMember).limit(3).toList();
        teams.forEach(one -> codes.redeem(one, code));

        var first = batches.uses(batch().id(), Optional.empty(), 2);
        var rest = batches.uses(batch().id(), Optional.of(first.getLast().id()), 2);

        assertThat(first).hasSize(2).allSatisfy(use -> {
            assertThat(use.team()).isEqualTo("Team");
            assertThat(use.person()).isEqualTo("Person");
            assertThat(code).endsWith(use.hint());
        });
        assertThat(rest).hasSize(1);
        assertThat(first).doesNotContainAnyElementsOf(rest);
    }

    @Test
    void batchesAreReadNewestFirst() {
        batches.make(draft(1, 1), administrator, false);
        batches.make(
                new CodeBatchDraft("Later", 1, 1, Credits.of(5), Optional.empty(), Optional.empty()),
                administrator,
                false);

        assertThat(batches.newest(2)).extracting(CodeBatch::name).containsExactly("Later", "Fair");
        assertThat(batches.before(batches.newest(1).getFirst().id(), 1))
                .extracting(CodeBatch::name)
                .containsExactly("Fair");
    }

    @Test
    void whoIsNoAdministratorMakesAndSeesNoCodes() {
        one(draft(1, 1));
        var batch = batch().id();
        CheckedRoles.signIn("ROLE_USER");

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> batches.make(draft(1, 1), administrator, false));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> batches.newest(1));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> batches.uses(batch, Optional.empty(), 1));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> batches.revoke(batch, administrator));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> batches.restore(batch, administrator));
    }

    @Test
    void aRedemptionThatFailsCountsNothing() {
        var code = one(draft(1, 1));

        transaction.executeWithoutResult(status -> {
            codes.redeem(member, code);
            status.setRollbackOnly();
        });

        assertThat(uses(code)).isZero();
        assertThat(grants.of(member.team(), 10).newest()).isEmpty();
        assertThat(codes.redeem(member, code)).isInstanceOf(CodeAnswer.Redeemed.class);
    }

    private static CodeBatchDraft draft(int count, int uses) {
        return new CodeBatchDraft("Fair", count, uses, Credits.of(25), Optional.empty(), Optional.empty());
    }

    private String one(CodeBatchDraft draft) {
        return batches.make(draft, administrator, false).first(1).getFirst();
    }

    private CodeBatch batch() {
        return batches.newest(1).getFirst();
    }

    private int uses(String code) {
        var used = jdbc.queryForObject(
                "select used from code where hash = ?",
                Integer.class,
                RedeemCode.read(code).orElseThrow().hash());
        return used == null ? 0 : used;
    }

    private List<CodeAnswer> atOnce(List<Member> members, String code) throws InterruptedException {
        return atOnce(members.stream()
                .map(one -> (Callable<CodeAnswer>) () -> codes.redeem(one, code))
                .toList());
    }
}
