package app.plantain.core.credits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.identity.Member;
import app.plantain.core.testing.TestTeams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/** A node may rely on how it remembers credits to stand, and is never wrong about them because of it. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
abstract class RememberedHeadsRules {

    private static final Credits ONE = Credits.of(1);

    @Autowired
    ApplicationContext context;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerProof proof;

    @Autowired
    LedgerRows rows;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    Member member;
    LedgerNode here;
    LedgerNode there;

    @BeforeEach
    void twoNodesAndATeamWithTenCredits() {
        member = transaction.execute(_ -> {
            var someone = new TestTeams(jdbc).member();
            ledger.open(someone.team());
            return someone;
        });
        grant(10);
        here = new LedgerNode(context);
        there = new LedgerNode(context);
    }

    // --- What is remembered -----------------------------------------------------------------------------------------

    @Test
    void whatATransactionWroteIsRememberedForTheNextThatMayRelyOnIt() {
        var heads = new RememberedHeads();
        var head = rows.head(member.team());

        write(heads, head);

        assertThat(relying(() -> remembered(heads))).containsExactly(head);
    }

    @Test
    void whoIsNotDoneAgainWhereItFailsReliesOnNothing() {
        var heads = new RememberedHeads();

        write(heads, rows.head(member.team()));

        assertThat(remembered(heads)).isEmpty();
    }

    @Test
    void whatWasRolledBackIsNotRemembered() {
        var heads = new RememberedHeads();

        transaction.executeWithoutResult(status -> {
            heads.visit(List.of(member.team()), Instant.EPOCH).wrote(rows.head(member.team()));
            status.setRollbackOnly();
        });

        assertThat(relying(() -> remembered(heads))).isEmpty();
    }

    @Test
    void nothingIsReliedOnWhileAnotherTransactionDealsWithTheTeam() {
        var heads = new RememberedHeads();
        write(heads, rows.head(member.team()));

        transaction.executeWithoutResult(_ -> {
            heads.disturb(member.team());
            assertThat(relying(() -> remembered(heads))).isEmpty();
        });

        assertThat(relying(() -> remembered(heads))).isEmpty();
    }

    @Test
    void whatTheCalendarHasToBringUpIsReadAgain() {
        var heads = new RememberedHeads();
        var head = rows.head(member.team());
        var due = new LedgerRows.Head(
                head.team(), head.end(), head.balance(), Optional.of(Instant.EPOCH.minusSeconds(1)));

        write(heads, due);

        assertThat(relying(() -> remembered(heads))).isEmpty();
    }

    /** Between two looks at the clock: what relies on memory has locked nothing, and may do nothing of the calendar. */
    @Test
    void whatBecomesDueWhileATransactionReliesOnMemoryIsLeftToTheNext() {
        var time = new JumpingTime(Duration.ofHours(2));
        var node = new LedgerNode(context, time.withZone(ZoneOffset.UTC));
        var soon = time.instant().plus(Duration.ofHours(1));
        var gift = new Grant(member.team(), Credits.of(5), Optional.of(soon), "Gift", "gift:" + member.team());
        assertThat(ledger.grant(gift, GrantSource.GRANT, null)).isTrue();
        var _ = node.hold(member, Credits.of(1), 1);

        // The hold's own time and the look for what is due come before the jump.
        time.jumpAfter(2);
        var _ = node.hold(member, Credits.of(1), 1);
        assertThat(expiries()).isZero();

        var _ = node.hold(member, Credits.of(1), 1);
        assertThat(expiries()).isOne();
        assertThat(proof.breaks()).isEmpty();
    }

    private int expiries() {
        return requireNonNull(jdbc.queryForObject(
                "select count(*) from credit_transfer where team_id = ? and kind = 'EXPIRY'",
                Integer.class,
                member.team().value()));
    }

    /** The time, which jumps once after it was read so many times. */
    private final class JumpingTime implements InstantSource {

        private final Clock base = context.getBean(Clock.class);
        private final Duration jump;
        private int readings = Integer.MAX_VALUE;

        private JumpingTime(Duration jump) {
            this.jump = jump;
        }

        private void jumpAfter(int count) {
            readings = count;
        }

        @Override
        public Instant instant() {
            return readings-- > 0 ? base.instant() : base.instant().plus(jump);
        }
    }

    private void write(RememberedHeads heads, LedgerRows.Head head) {
        transaction.executeWithoutResult(
                _ -> heads.visit(List.of(head.team()), Instant.EPOCH).wrote(head));
    }

    private List<LedgerRows.Head> remembered(RememberedHeads heads) {
        return transaction.execute(
                _ -> heads.visit(List.of(member.team()), Instant.EPOCH).remembered());
    }

    private static <R> R relying(Supplier<R> work) {
        return new Reliance().allow(work);
    }

    // --- What other nodes did since ---------------------------------------------------------------------------------

    @Test
    void twoNodesThatTakeTurnsLoseNothing() {
        for (var turn = 0; turn < 4; turn++) {
            here.hold(member, ONE, 1);
            there.hold(member, ONE, 1);
        }

        assertThat(ledger.balance(member.team())).isEqualTo(new Balance(Credits.of(2), Credits.of(8)));
        assertThat(proof.breaks()).isEmpty();
    }

    @Test
    void creditsThatWereGivenElsewhereCanBeSpent() {
        here.hold(member, Credits.of(10), 1);
        grant(5);

        here.hold(member, Credits.of(5), 1);

        assertThat(ledger.balance(member.team())).isEqualTo(new Balance(Credits.ZERO, Credits.of(15)));
    }

    @Test
    void creditsThatWereSpentElsewhereCannotBeSpentAgain() {
        here.hold(member, ONE, 1);
        there.hold(member, Credits.of(9), 1);

        assertThatThrownBy(() -> here.hold(member, ONE, 1)).isInstanceOf(InsufficientCredits.class);

        assertThat(ledger.balance(member.team())).isEqualTo(new Balance(Credits.ZERO, Credits.of(10)));
        assertThat(proof.breaks()).isEmpty();
    }

    @Test
    void aHoldThatWasResolvedElsewhereIsResolvedOnce() {
        var hold = here.hold(member, Credits.of(4), 1).getFirst();
        there.resolve(hold, member.team(), Credits.of(4), ONE);
        remember(here);

        here.resolve(hold, member.team(), Credits.of(4), ONE);

        assertThat(ledger.balance(member.team())).isEqualTo(new Balance(Credits.of(8), ONE));
        assertThatIllegalStateException()
                .isThrownBy(() -> here.resolve(hold, member.team(), Credits.of(4), Credits.of(2)));
        assertThat(proof.breaks()).isEmpty();
    }

    @Test
    void aHoldOfAnotherAmountThanSaidIsResolvedAsItIs() {
        var hold = here.hold(member, Credits.of(4), 1).getFirst();

        here.resolve(hold, member.team(), Credits.of(3), ONE);

        assertThat(ledger.balance(member.team())).isEqualTo(new Balance(Credits.of(9), Credits.ZERO));
        assertThat(proof.breaks()).isEmpty();
    }

    /** It is no transfer, so the end of the chain does not tell. */
    @Test
    void whatTheCalendarIsToDoIsNotForgotten() {
        here.hold(member, ONE, 1);
        var due = OffsetDateTime.of(2100, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        jdbc.update(
                "update credit_ledger set due_at = ? where team_id = ?",
                due,
                member.team().value());

        here.hold(member, ONE, 1);

        assertThat(rows.head(member.team()).dueAt()).contains(due.toInstant());
    }

    private void remember(LedgerNode node) {
        node.hold(member, ONE, 1);
    }

    private void grant(int credits) {
        ledger.grant(member.team(), Credits.of(credits), "To spend", null, "grant:%s:%d".formatted(member, credits));
    }
}
