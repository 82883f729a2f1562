package app.plantain.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.codes.CodeBatchDraft;
import app.plantain.core.codes.CodeBatches;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.OnH2;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

@OnH2
class CodeRedemptionTests extends AccountTest {

    private static final String WRONG = "PLANT-0000-0000-0000-0000";

    @Autowired
    CodeRedemption redemption;

    @Autowired
    CodeBatches batches;

    @Autowired
    Ledger ledger;

    @Autowired
    SecurityContextHolderStrategy strategy;

    Member member;

    /** Each application that starts makes its own strategy the one of the process; this test uses its own's. */
    @BeforeEach
    void aMember() {
        SecurityContextHolder.setContextHolderStrategy(strategy);
        member = people.join(people.team(), Role.MEMBER);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aMemberRedeemsACodeForTheTeam() {
        var answer = redemption.redeem(member, code(1));

        assertThat(answer.amount()).isEqualTo(Credits.of(25));
        assertThat(answer.available()).isEqualTo(Credits.of(25));
        assertThat(available()).isEqualTo(Credits.of(25));
    }

    @Test
    void whoIsNotInTheTeamRedeemsNothingForIt() {
        var stranger = new Member(member.team(), people.person());
        var code = code(1);

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> redemption.redeem(stranger, code));

        assertThat(available()).isEqualTo(Credits.ZERO);
    }

    @Test
    void aPersonWhoGuessesHasToWaitEvenWithARightCode() {
        guess(member, CodeRedemption.TRIES_OF_A_PERSON);

        assertThat(refusal(member, code(1))).startsWith("Too many codes were tried. Wait");

        assertThat(available()).isEqualTo(Credits.ZERO);
    }

    @Test
    void aTeamWhosePeopleGuessHasToWait() {
        IntStream.range(0, CodeRedemption.TRIES_OF_A_TEAM / CodeRedemption.TRIES_OF_A_PERSON)
                .forEach(number -> guess(people.join(member.team(), Role.MEMBER), CodeRedemption.TRIES_OF_A_PERSON));

        assertThat(refusal(member, code(1))).startsWith("Too many codes were tried. Wait");
        assertThat(refusal(people.join(people.team(), Role.OWNER), WRONG)).startsWith("There is no such code");
    }

    @Test
    void codesOfOursCostNoTry() {
        var used = code(1);
        redemption.redeem(people.join(people.team(), Role.MEMBER), used);

        IntStream.range(0, CodeRedemption.TRIES_OF_A_PERSON + 1)
                .forEach(number -> assertThat(refusal(member, used)).startsWith("This code is used up"));

        assertThat(redemption.redeem(member, code(1)).amount()).isEqualTo(Credits.of(25));
    }

    @Test
    void redeemingTwiceSaysThatItWasDone() {
        var code = code(2);
        redemption.redeem(member, code);

        assertThat(refusal(member, code)).startsWith("Your team redeemed this already");
        assertThat(available()).isEqualTo(Credits.of(25));
    }

    @Test
    void wrongCodesAreRecordedWithoutTheCode() {
        guess(member, 1);

        assertThat(jdbc.queryForList(
                        "select action, subject, detail from audit_entry where team_id = ?",
                        member.team().value()))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.toString()).contains("code.wrong").doesNotContain("0000"));
    }

    private void guess(Member who, int times) {
        IntStream.range(0, times)
                .forEach(number -> assertThat(refusal(who, WRONG)).startsWith("There is no such code"));
    }

    private String refusal(Member who, String code) {
        try {
            redemption.redeem(who, code);
            return "";
        } catch (InvalidEntryException refused) {
            assertThat(refused.entry()).isEqualTo(Entry.CODE);
            return refused.explanation();
        }
    }

    private String code(int uses) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("Person", "", "ROLE_ADMINISTRATOR"));
        var draft = new CodeBatchDraft("Fair", 1, uses, Credits.of(25), Optional.empty(), Optional.empty());
        return batches.make(draft, people.administrator(), false).first(1).getFirst();
    }

    private Credits available() {
        return ledger.balance(member.team()).available();
    }
}
