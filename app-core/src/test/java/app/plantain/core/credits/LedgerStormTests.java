package app.plantain.core.credits;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.calendar.CalendarPeriod;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestDatabases;
import app.plantain.core.testing.TestTeams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/**
 * Thousands of operations on the credits of a few teams from several threads of two nodes at once: holds and their
 * ends, each of these twice, grants that expire, allowances and corrections, while time goes on. In the end each team
 * has what a few counters beside it say, and was never below zero.
 */
class LedgerStormTests {

    private static final int THREADS = 6;
    private static final int TEAMS = 3;
    private static final int OPERATIONS = 250;

    private static final List<ConfigurableApplicationContext> STARTED = new ArrayList<>();

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void noCreditIsCreatedOrLostOnH2(@ForAll long seed) throws Exception {
        new Storm(start(TestDatabases.h2()), seed).blow();
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void noCreditIsCreatedOrLostOnPostgres(@ForAll long seed) throws Exception {
        new Storm(start(TestDatabases.postgres()), seed).blow();
    }

    @AfterContainer
    static void stop() {
        STARTED.forEach(ConfigurableApplicationContext::close);
    }

    private static ApplicationContext start(ApplicationContextInitializer<ConfigurableApplicationContext> database) {
        var context = new SpringApplicationBuilder(CoreTestApplication.class)
                .initializers(database)
                .run("--db-scheduler.enabled=false", "--spring.main.banner-mode=off", "--logging.level.root=warn");
        STARTED.add(context);
        return context;
    }

    /** A team and what is known to have come in, and to have been spent or taken back. */
    private record Account(
            Member member, AtomicLong in, AtomicLong out, ConcurrentLinkedQueue<HoldId> open, AtomicLong number) {}

    private static final class Storm {

        private static final Credits EACH = Credits.of(3);

        private final Ledger ledger;
        private final LedgerProof proof;
        private final TransactionTemplate transaction;
        private final JdbcTemplate jdbc;
        private final SettableClock clock;
        private final long seed;
        private final List<Account> accounts;
        private final List<LedgerNode> nodes;

        Storm(ApplicationContext context, long seed) {
            this.ledger = context.getBean(Ledger.class);
            this.proof = context.getBean(LedgerProof.class);
            this.transaction = context.getBean(TransactionTemplate.class);
            this.jdbc = context.getBean(JdbcTemplate.class);
            this.clock = context.getBean(SettableClock.class);
            this.seed = seed;
            this.nodes = List.of(new LedgerNode(context), new LedgerNode(context));
            this.accounts = IntStream.range(0, TEAMS).mapToObj(_ -> account()).toList();
        }

        private Account account() {
            var member = transaction.execute(_ -> {
                var someone = new TestTeams(jdbc).member();
                ledger.open(someone.team());
                return someone;
            });
            return new Account(
                    member, new AtomicLong(), new AtomicLong(), new ConcurrentLinkedQueue<>(), new AtomicLong());
        }

        void blow() throws Exception {
            try (var threads = Executors.newFixedThreadPool(THREADS)) {
                var runs = IntStream.range(0, THREADS)
                        .<Future<?>>mapToObj(thread -> threads.submit(() -> operate(new Random(seed + thread))))
                        .toList();
                for (var run : runs) {
                    run.get();
                }
            }
            accounts.forEach(this::requireRight);
            assertThat(proof.breaks()).as("seed %d", seed).isEmpty();
        }

        private void operate(Random random) {
            for (var count = 0; count < OPERATIONS; count++) {
                var account = accounts.get(random.nextInt(TEAMS));
                switch (random.nextInt(10)) {
                    case 0 -> give(account, Optional.empty());
                    // Longer than the others may move the clock meanwhile.
                    case 1 -> give(account, Optional.of(Duration.ofHours(6L + random.nextInt(24))));
                    case 2 -> take(account);
                    case 3 ->
                        transaction.executeWithoutResult(_ -> ledger.allow(
                                account.member().team(),
                                Credits.of(1L + random.nextInt(5)),
                                CalendarPeriod.DAY,
                                random.nextBoolean() ? Optional.of(Credits.ZERO) : Optional.empty()));
                    case 4 -> clock.advance(Duration.ofMinutes(random.nextInt(40)));
                    case 5 -> ledger.bringUp(account.member().team());
                    case 6, 7 -> hold(account, 1 + random.nextInt(3), node(random));
                    default -> resolve(account, random.nextInt(4), random);
                }
                var balance = ledger.balance(account.member().team());
                assertThat(balance.available().hundredths()).isNotNegative();
            }
        }

        /** Twice under the same key: it counts once. */
        private void give(Account account, Optional<Duration> life) {
            var key = "storm:%s:%d"
                    .formatted(account.member().team(), account.number().incrementAndGet());
            var grant =
                    new Grant(account.member().team(), Credits.of(10), life.map(clock.instant()::plus), "Storm", key);
            for (var times = 0; times < 2; times++) {
                if (ledger.grant(grant, GrantSource.GRANT, null)) {
                    account.in().addAndGet(grant.amount().hundredths());
                }
            }
        }

        private void take(Account account) {
            var key = "storm:%s:%d"
                    .formatted(account.member().team(), account.number().incrementAndGet());
            var correction = new Correction(account.member().team(), Credits.of(2), "Storm", key);
            try {
                for (var times = 0; times < 2; times++) {
                    if (ledger.correct(correction, account.member().user())) {
                        account.out().addAndGet(correction.amount().hundredths());
                    }
                }
            } catch (InsufficientCredits tooFew) {
                // Nothing was changed, which the sums show.
            }
        }

        private LedgerNode node(Random random) {
            return nodes.get(random.nextInt(nodes.size()));
        }

        private void hold(Account account, int count, LedgerNode node) {
            try {
                account.open().addAll(node.hold(account.member(), EACH, count));
            } catch (InsufficientCredits tooFew) {
                // Nothing was held, which the sums show.
            }
        }

        /** Twice, by one node and another or by itself alone: it counts once. */
        private void resolve(Account account, int captured, Random random) {
            var hold = account.open().poll();
            if (hold == null) {
                return;
            }
            for (var times = 0; times < 2; times++) {
                if (random.nextInt(3) == 0) {
                    transaction.executeWithoutResult(_ -> ledger.capture(hold, Credits.of(captured), "Storm"));
                } else {
                    node(random).resolve(hold, account.member().team(), EACH, Credits.of(captured));
                }
            }
            account.out().addAndGet(Credits.of(captured).hundredths());
        }

        private void requireRight(Account account) {
            var team = account.member().team();
            var balance = ledger.balance(team);
            var allowances = sum(account, "kind = 'GRANT' and business_key like 'allowance:%'");
            var expired = sum(account, "kind = 'EXPIRY'");
            assertThat(balance.available().hundredths() + balance.held().hundredths())
                    .as("team %s, seed %d", team, seed)
                    .isEqualTo(account.in().get()
                            + allowances
                            - expired
                            - account.out().get());
            assertThat(balance.held()).isEqualTo(EACH.times(account.open().size()));
        }

        private long sum(Account account, String which) {
            var sum = jdbc.queryForObject(
                    "select coalesce(sum(amount), 0) from credit_transfer where team_id = ? and " + which,
                    Long.class,
                    account.member().team().value());
            return sum == null ? 0 : sum;
        }
    }
}
