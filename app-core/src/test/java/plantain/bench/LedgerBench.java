package plantain.bench;

import static java.util.Objects.requireNonNull;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.GroupCommit;
import app.plantain.core.credits.HoldId;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.LedgerProof;
import app.plantain.core.credits.Reservation;
import app.plantain.core.credits.Resolution;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.testing.TestTeams;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures the ledger on PostgreSQL: holds and their captures, on the account of one team and over a thousand, from a few
 * callers to a crowd, next to the bank transactions of TPC-B on the same server.
 */
final class LedgerBench {

    private static final int CLIENTS = 8;
    /** As few as the yardstick has, as many as the figures known of other ledgers were taken with, and crowds. */
    private static final List<Integer> CALLERS = List.of(CLIENTS, 20, 100, 200);

    /** In turns, since a machine is not equally fast at all times. */
    private static final int ROUNDS = 7;

    private static final int MOST_TOGETHER = 50;
    private static final int TEAMS = 1_000;
    private static final int BRANCH_ACCOUNTS = 100_000;

    private final Ledger ledger;
    private final LedgerProof proof;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Optional<Pgbench> pgbench;

    private LedgerBench(ConfigurableApplicationContext context, Optional<Pgbench> pgbench) {
        this.pgbench = pgbench;
        ledger = context.getBean(Ledger.class);
        proof = context.getBean(LedgerProof.class);
        transaction = context.getBean(TransactionTemplate.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    /**
     * Measures.
     *
     * @param arguments how many pairs of transfers to have before it is measured again, such as 100000
     */
    public static void main(String[] arguments) throws Exception {
        var home = Files.createTempDirectory("plantain-bench");
        try (var postgres = EmbeddedPostgres.builder()
                        // Else it is started with the switch that turns it off.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                var context = EngineBench.start(home, postgres.getJdbcUrl("postgres", "postgres"), "postgres")) {
            new LedgerBench(context, Pgbench.of(postgres.getPort(), CLIENTS)).measure(Integer.parseInt(arguments[0]));
        } finally {
            EngineBench.delete(home);
        }
        System.exit(0);
    }

    private void measure(int grownBy) throws Exception {
        var hot = List.of(richTeam());
        var spread = Stream.generate(this::richTeam).limit(TEAMS).toList();
        bank();
        for (int callers : CALLERS) {
            Warmth.reach(() -> pairs(hot, 2_000, callers).rate()
                    + pairs(spread, 5_000, callers).rate());
        }
        Warmth.reach(() -> run(2_000, CLIENTS, this::payAtTheBank).rate());

        var runs = new LinkedHashMap<String, List<Run>>();
        for (var round = 0; round < ROUNDS; round++) {
            keep(runs, "tpcb", run(2_000, CLIENTS, this::payAtTheBank));
            if (pgbench.isPresent()) {
                keep(runs, "pgbench", new Run(pgbench.get().rate(250), List.of()));
            }
            for (int callers : CALLERS) {
                keep(runs, "hot_" + callers, pairs(hot, 100 * callers, callers));
                keep(runs, "spread_" + callers, pairs(spread, 100 * callers, callers));
            }
        }
        var yardstick = Run.of(requireNonNull(runs.remove("tpcb")));
        figure("tpcb", yardstick.rate(), "/s");
        Optional.ofNullable(runs.remove("pgbench"))
                .ifPresent(some -> figure("pgbench_tpcb", Run.of(some).rate(), "/s"));
        runs.forEach((name, some) -> tell(name, Run.of(some), yardstick));

        var before = toYardstick(hot);
        grow(hot.getFirst(), grownBy);
        figure("hot_after_growth_transfers", transfers(), "");
        figure("hot_after_growth_to_before", toYardstick(hot) / before, "ratio");
        figure("proof_breaks", proof.breaks().size(), "");
    }

    /** How long a pair takes to how long the yardstick takes, in turns: the machine may be slower once it has grown. */
    private double toYardstick(List<Member> members) throws Exception {
        var pairs = new ArrayList<Run>();
        var yardstick = new ArrayList<Run>();
        for (var round = 0; round < ROUNDS; round++) {
            pairs.add(pairs(members, 1_000, CLIENTS));
            yardstick.add(run(1_000, CLIENTS, this::payAtTheBank));
        }
        return Run.of(pairs).milliseconds(0.5) / Run.of(yardstick).milliseconds(0.5);
    }

    private static void keep(Map<String, List<Run>> runs, String name, Run run) {
        runs.computeIfAbsent(name, _ -> new ArrayList<>()).add(run);
    }

    private void tell(String name, Run run, Run yardstick) {
        figure(name + "_pairs", run.rate(), "/s");
        figure(name + "_p50", run.milliseconds(0.5), "ms");
        figure(name + "_p99", run.milliseconds(0.99), "ms");
        figure(name + "_transfers_to_tpcb", 2 * run.rate() / yardstick.rate(), "ratio");
    }

    /** What came of many calls: how many a second, and how long each took, in order of length. */
    private record Run(double rate, List<Long> nanoseconds) {

        /** The rate in the middle of those of several runs, so that what disturbs one of them does not count. */
        static Run of(List<Run> runs) {
            var rates = runs.stream().map(Run::rate).sorted().toList();
            return new Run(
                    rates.get(rates.size() / 2),
                    runs.stream()
                            .flatMap(run -> run.nanoseconds().stream())
                            .sorted()
                            .toList());
        }

        double milliseconds(double quantile) {
            return nanoseconds.get((int) (quantile * (nanoseconds.size() - 1))) / 1e6;
        }
    }

    /**
     * A hold and its capture are two transactions, as they are when a job is taken in and delivered. What queues is
     * committed together, as it is there.
     */
    private Run pairs(List<Member> members, int count, int callers) throws Exception {
        var holds = new GroupCommit<ToHold, HoldId>(
                MOST_TOGETHER,
                transaction,
                wishes -> ledger.hold(wishes.stream().map(ToHold::reservation).toList(), (_, _) -> {}).stream()
                        .map(List::getFirst)
                        .toList());
        var captures = new GroupCommit<ToCapture, ToCapture>(MOST_TOGETHER, transaction, wishes -> {
            ledger.resolve(wishes.stream().map(ToCapture::resolution).toList());
            return wishes;
        });
        var turn = new AtomicInteger();
        return run(count, callers, () -> {
            var member = members.get(turn.getAndIncrement() % members.size());
            var hold = holds.join(new ToHold(new Reservation(member.team(), Credits.of(1), 1, member.user(), "Image")));
            captures.join(new ToCapture(
                    member.team(),
                    new Resolution(hold, member.team(), Credits.of(1), Credits.of(1), "Image delivered")));
        });
    }

    private record ToHold(Reservation reservation) implements GroupCommit.Wish {

        @Override
        public TeamId team() {
            return reservation.team();
        }
    }

    private record ToCapture(TeamId team, Resolution resolution) implements GroupCommit.Wish {}

    private static Run run(int count, int callers, Runnable call) throws InterruptedException, ExecutionException {
        var took = new long[count];
        var begin = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(callers)) {
            var calls = IntStream.range(0, count)
                    .<Future<?>>mapToObj(number -> clients.submit(() -> {
                        var before = System.nanoTime();
                        call.run();
                        took[number] = System.nanoTime() - before;
                    }))
                    .toList();
            for (var one : calls) {
                one.get();
            }
        }
        var rate = count * 1e9 / (System.nanoTime() - begin);
        return new Run(rate, Arrays.stream(took).sorted().boxed().toList());
    }

    /** Many holds of one order at a time, so that it grows quickly. */
    private void grow(Member member, int pairs) {
        for (var order = 0; order < pairs / 100; order++) {
            transaction.executeWithoutResult(_ ->
                    ledger.resolve(ledger.hold(member.team(), Credits.of(1), 100, member.user(), "Image").stream()
                            .map(hold -> new Resolution(
                                    hold, member.team(), Credits.of(1), Credits.of(1), "Image delivered"))
                            .toList()));
        }
        jdbc.execute("analyze");
    }

    private double transfers() {
        var count = jdbc.queryForObject("select count(*) from credit_transfer", Double.class);
        return count == null ? 0 : count;
    }

    // --- The yardstick: TPC-B's transaction, one branch a client -----------------------------------------------------

    private void bank() {
        jdbc.execute("""
                create table bank_branch (id int primary key, balance bigint not null);
                create table bank_teller (id int primary key, branch_id int not null, balance bigint not null);
                create table bank_account (id int primary key, branch_id int not null, balance bigint not null);
                create table bank_history (teller_id int, branch_id int, account_id int, delta bigint, at timestamptz)""");
        jdbc.update("insert into bank_branch select n, 0 from generate_series(1, ?) n", CLIENTS);
        jdbc.update(
                "insert into bank_teller select n, 1 + n % ?, 0 from generate_series(1, ?) n", CLIENTS, 10 * CLIENTS);
        jdbc.update(
                "insert into bank_account select n, 1 + n % ?, 0 from generate_series(1, ?) n",
                CLIENTS, CLIENTS * BRANCH_ACCOUNTS);
    }

    private void payAtTheBank() {
        var random = ThreadLocalRandom.current();
        int account = 1 + random.nextInt(CLIENTS * BRANCH_ACCOUNTS);
        int teller = 1 + random.nextInt(10 * CLIENTS);
        int branch = 1 + random.nextInt(CLIENTS);
        long delta = random.nextLong(-5_000, 5_001);
        transaction.executeWithoutResult(_ -> {
            jdbc.update("update bank_account set balance = balance + ? where id = ?", delta, account);
            jdbc.queryForObject("select balance from bank_account where id = ?", Long.class, account);
            jdbc.update("update bank_teller set balance = balance + ? where id = ?", delta, teller);
            jdbc.update("update bank_branch set balance = balance + ? where id = ?", delta, branch);
            jdbc.update(
                    "insert into bank_history (teller_id, branch_id, account_id, delta, at)"
                            + " values (?, ?, ?, ?, current_timestamp)",
                    teller,
                    branch,
                    account,
                    delta);
        });
    }

    private Member richTeam() {
        var rich = transaction.execute(_ -> {
            var someone = new TestTeams(jdbc).member();
            ledger.open(someone.team());
            return someone;
        });
        ledger.grant(rich.team(), Credits.of(10_000_000), "To spend", null, "grant:" + rich.team());
        return rich;
    }

    private static void figure(String figure, double value, String unit) {
        System.out.println("ledger.%s %s %s"
                .formatted(figure, String.format(Locale.ROOT, "%.2f", value), unit)
                .strip());
    }
}
