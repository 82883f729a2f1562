package app.plantain.core.generation;

import app.plantain.core.budgets.Hardness;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.LedgerProof;
import app.plantain.core.gallery.SimulationStorage;
import app.plantain.core.generation.SimulationBugs.Bug;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Connections;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestDatabases;
import app.plantain.core.testing.TestTeams;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/** The product's own core, started once, in a world that each seed makes anew. */
final class SimulationWorld implements AutoCloseable {

    private static final String[] TABLES = {
        "scheduled_tasks",
        "connection_event",
        "connection_health",
        "connection_reads",
        "attempt",
        "job",
        "batch_reference",
        "batch",
        "queue_turn",
        "doubt_rule",
        "vendor_connection",
        "rendition",
        "asset",
        "blob",
        "budget_notice",
        "budget_charge",
        "budget_spend",
        "budget",
        "credit_transfer",
        "credit_hold",
        "credit_ledger",
        "credit_grant",
        "credit_allowance",
        "audit_entry",
        "team_member",
        "team",
        "app_user"
    };

    private static final long BUDGET = 25_000;

    private final ConfigurableApplicationContext context;
    private final JdbcTemplate jdbc;
    private final SettableClock clock;
    private final SimulationStage stage;
    private final List<SimulationNode> nodes;
    private List<Member> members = List.of();
    private List<ConnectionId> places = List.of();
    private @Nullable SimulationDice dice;

    private SimulationWorld(ConfigurableApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.clock = context.getBean(SettableClock.class);
        this.stage = context.getBean(SimulationStage.class);
        this.nodes = Stream.of("one", "two", "three").map(this::node).toList();
    }

    /** Starts the core. Its patience is short, so that a day is over in an hour. */
    static SimulationWorld start() {
        return new SimulationWorld(new SpringApplicationBuilder(CoreTestApplication.class, SimulationParts.class)
                .web(WebApplicationType.NONE)
                .initializers(TestDatabases.at(TestDatabases.freshH2() + ";QUERY_CACHE_SIZE=500", "plantain"))
                .properties(
                        "db-scheduler.enabled=false",
                        "plantain.engine.deadline=10m",
                        "plantain.engine.doubt-check=1m",
                        "plantain.engine.doubt=15m",
                        "plantain.engine.late-window=20m")
                .run());
    }

    @SuppressWarnings("unchecked")
    private SimulationNode node(String name) {
        return new SimulationNode(
                name, context.getBean("jobTask", Task.class), context.getBean(DataSource.class), stage, clock);
    }

    /** Runs one seed for so many events, and until all has come to its end. */
    SimulationReport run(long seed, int events) {
        return run(seed, events, Optional.empty());
    }

    /** The same with a mistake in the product. */
    SimulationReport run(long seed, int events, Optional<Bug> bug) {
        var loud = quiet();
        try {
            begin(seed);
            context.getBean(SimulationBugs.class).plant(bug);
            return new Simulation(seed, this).run(seed, events);
        } finally {
            context.getBean(SimulationBugs.class).plant(Optional.empty());
            loud.run();
        }
    }

    /** What goes wrong on purpose is not worth a line. Returns what makes it so again. */
    private static Runnable quiet() {
        var loggers = Stream.of("app.plantain", "com.github.kagkarlsson", "org.hibernate")
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        var levels = loggers.stream()
                .map(logger -> Optional.ofNullable(logger.getLevel()))
                .toList();
        loggers.forEach(logger -> logger.setLevel(Level.OFF));
        return () -> {
            for (var index = 0; index < loggers.size(); index++) {
                loggers.get(index).setLevel(levels.get(index).orElse(null));
            }
        };
    }

    private void begin(long seed) {
        var ownDice = new SimulationDice(~seed);
        dice = ownDice;
        clock.reset();
        context.getBean(SimulationStorage.class).wipe();
        jdbc.execute("set referential_integrity false");
        for (var table : TABLES) {
            jdbc.execute("truncate table " + table);
        }
        jdbc.execute("delete from credit_account where team_id is not null");
        jdbc.execute("update engine set paused_at = null, paused_by = null");
        jdbc.execute("set referential_integrity true");
        members = Stream.iterate(Hardness.HARD, _ -> Hardness.SOFT)
                .map(this::newMember)
                .limit(ownDice.between(2, 3))
                .toList();
        context.getBean(AtOnce.class).allow(ownDice.chance(0.7));
    }

    private Member newMember(Hardness hardness) {
        var transaction = context.getBean(TransactionTemplate.class);
        return Objects.requireNonNull(transaction.execute(_ -> {
            var someone = new TestTeams(jdbc).member();
            context.getBean(Ledger.class).open(someone.team());
            budget(someone, hardness);
            return someone;
        }));
    }

    /** One team has a budget that refuses, the others one that only tells. */
    private void budget(Member member, Hardness hardness) {
        jdbc.update(
                "insert into budget (id, team_id, scope, subject_id, period, amount, hardness, created_by, created_at, live)"
                        + " values (?, ?, 'TEAM', ?, 'TOTAL', ?, ?, ?, ?, true)",
                TimeOrderedIds.next(),
                member.team().value(),
                member.team().value(),
                BUDGET,
                hardness.name(),
                member.user().value(),
                OffsetDateTime.now(clock));
    }

    /** What must hold, of the connections that this seed has. */
    SimulationModel model() {
        var model = new SimulationModel(
                new SimulationRows(jdbc),
                context.getBean(SimulationStorage.class),
                clock,
                context.getBean(EngineProperties.class));
        var connected = new ArrayList<ConnectionId>();
        vendors().forEach(vendor -> connected.add(connect(vendor, model, -connected.size())));
        places = List.copyOf(connected);
        return model;
    }

    private ConnectionId connect(SimulationVendor vendor, SimulationModel model, int priority) {
        var chance = Objects.requireNonNull(dice);
        var id = TimeOrderedIds.next();
        var atOnce = chance.of(1, 3, 10);
        var aMinute = chance.chance(0.3) ? chance.of(3, 10) : null;
        var reads = chance.chance(0.3) ? chance.of(10, 60) : null;
        jdbc.update(
                "insert into vendor_connection (id, vendor, name, enabled, priority, settings, created_at, version,"
                        + " max_concurrent, submits_per_minute, reads_per_minute)"
                        + " values (?, ?, ?, true, ?, '{}', ?, 0, ?, ?, ?)",
                id,
                vendor.vendor().value(),
                vendor.vendor().value(),
                priority,
                OffsetDateTime.now(clock),
                atOnce,
                aMinute,
                reads);
        model.place(id, new SimulationModel.Place(vendor, atOnce, aMinute == null ? Integer.MAX_VALUE : aMinute));
        return new ConnectionId(id);
    }

    SimulationPeople people(SimulationModel model, SimulationDice chance) {
        return new SimulationPeople(
                context.getBean(Generation.class),
                context.getBean(Doubts.class),
                context.getBean(EngineControl.class),
                context.getBean(Connections.class),
                context.getBean(Ledger.class),
                model,
                chance,
                members,
                places);
    }

    SettableClock clock() {
        return clock;
    }

    SimulationStage stage() {
        return stage;
    }

    List<SimulationNode> nodes() {
        return nodes;
    }

    List<SimulationVendor> vendors() {
        return context.getBeanProvider(SimulationVendor.class).orderedStream().toList();
    }

    Dispatcher dispatcher() {
        return context.getBean(Dispatcher.class);
    }

    List<String> ledgerBreaks() {
        return context.getBean(LedgerProof.class).breaks();
    }

    /** Whether nobody has paused all. */
    boolean goesOn() {
        return jdbc.queryForList("select id from engine where paused_at is null")
                        .size()
                == 1;
    }

    List<UUID> pausedConnections() {
        return jdbc.query(
                "select id from vendor_connection where paused_at is not null",
                (row, _) -> row.getObject(1, UUID.class));
    }

    int executions() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from scheduled_tasks", Integer.class));
    }

    /** When the next step is due that nobody is taking. */
    Optional<Instant> nextExecution() {
        return Optional.ofNullable(jdbc.queryForObject(
                        "select min(execution_time) from scheduled_tasks where picked = false", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public void close() {
        context.close();
    }
}
