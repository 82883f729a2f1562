package plantain.bench;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.BatchRequest;
import app.plantain.core.generation.BatchSource;
import app.plantain.core.generation.EngineControl;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.ImageOrder;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.testing.CountingDataSource;
import app.plantain.core.testing.TestTeams;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures the engine: how many jobs and images it takes through, how soon, and at what cost, and in the same run what
 * db-scheduler does on the same database with executions that do nothing.
 */
final class EngineBench {

    private static final int CLIENTS = 8;
    private static final int TURNS = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final ConfigurableApplicationContext context;
    private final Generation generation;
    private final BenchVendor measured;
    private final BenchApplication.Screens screens;
    private final CountingDataSource database;
    private final JdbcTemplate jdbc;
    private final Member member;

    private EngineBench(String name, ConfigurableApplicationContext context) {
        this.name = name;
        this.context = context;
        generation = context.getBean(Generation.class);
        measured = context.getBean("measured", BenchVendor.class);
        screens = context.getBean(BenchApplication.Screens.class);
        database = context.getBean(CountingDataSource.class);
        database.count(false);
        jdbc = context.getBean(JdbcTemplate.class);
        connect("measured", 5_000);
        connect("crowded", 1);
        member = memberOfARichTeam();
    }

    /** Measures on {@code h2} or {@code postgres}. */
    public static void main(String[] arguments) throws Exception {
        var name = arguments[0];
        var home = Files.createTempDirectory("plantain-bench");
        try (var postgres = name.equals("postgres")
                        ? EmbeddedPostgres.builder()
                                // Else it is started with the switch that turns it off.
                                .setServerConfig("fsync", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .start()
                        : null;
                var context = start(
                        home,
                        postgres == null
                                ? "jdbc:h2:file:%s/plantain;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;".formatted(home)
                                        + "DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=10000"
                                : postgres.getJdbcUrl("postgres", "postgres"),
                        postgres == null ? "plantain" : "postgres")) {
            new EngineBench(name, context).measure();
        } finally {
            delete(home);
        }
        System.exit(0);
    }

    static ConfigurableApplicationContext start(Path home, String url, String user) {
        return new SpringApplicationBuilder(BenchApplication.class)
                .web(org.springframework.boot.WebApplicationType.NONE)
                .run(
                        "--spring.config.location=file:app-web/src/main/resources/application.yml",
                        "--plantain.home=" + home,
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--logging.level.root=error");
    }

    private void measure() throws Exception {
        measured.delivers(EngineBench::tinyImage);
        executions(3_000);
        schedules(3_000);
        Warmth.reach(() -> jobs(500));

        rates();

        cost("job", 500, () -> jobs(500));
        cost("single_job", 50, () -> latency("counted", 50));

        figure("images_1024px", jobs(40, EngineBench::largeImage), "/s");

        latencies();

        waitingAtVendors(2_000);
    }

    // --- What is measured -------------------------------------------------------------------------------------------

    private interface Run {
        void run() throws Exception;
    }

    /**
     * The yardsticks and what is held against them in turns, since no machine is equally fast for minutes: the one in the
     * middle counts.
     */
    private void rates() throws Exception {
        var executions = new ArrayList<Double>();
        var schedules = new ArrayList<Double>();
        var jobs = new ArrayList<Double>();
        var submissions = new ArrayList<Double>();
        for (var turn = 0; turn < TURNS; turn++) {
            executions.add(executions(3_000));
            jobs.add(jobs(1_000));
            schedules.add(schedules(2_000));
            submissions.add(submissions(1_000));
        }
        figure("noop_executions", middle(executions), "/s");
        figure("noop_schedules", middle(schedules), "/s");
        figure("jobs", middle(jobs), "/s");
        figure("jobs_to_noop_executions", middle(jobs) / middle(executions), "ratio");
        figure("submissions", middle(submissions), "/s");
        figure("submissions_to_noop_schedules", middle(submissions) / middle(schedules), "ratio");
    }

    private static double middle(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    private void cost(String what, int count, Run run) throws Exception {
        var statements = database.statements();
        var commits = database.commits();
        database.count(true);
        run.run();
        database.count(false);
        figure("statements_a_" + what, (database.statements() - statements) / (double) count, "");
        figure("commits_a_" + what, (database.commits() - commits) / (double) count, "");
    }

    private double executions(int count) throws TimeoutException {
        var task = nothing();
        var client = context.getBean(SchedulerClient.class);
        var scheduler = context.getBean(Scheduler.class);
        var done = context.getBean(AtomicInteger.class);
        var target = done.get() + count;
        var instances = IntStream.range(0, count)
                .mapToObj(number -> task.instance(TimeOrderedIds.next().toString()))
                .toList();
        client.scheduleBatch(List.copyOf(instances), Instant.now());
        var begin = System.nanoTime();
        scheduler.triggerCheckForDueExecutions();
        await(() -> done.get() >= target);
        return rate(count, begin);
    }

    private double schedules(int count) throws Exception {
        var task = nothing();
        var client = context.getBean(SchedulerClient.class);
        var later = Instant.now().plus(Duration.ofDays(1));
        var rate = byClients(
                count,
                number -> client.scheduleIfNotExists(
                        task.instance(TimeOrderedIds.next().toString()), later));
        jdbc.update("delete from scheduled_tasks where task_name = 'nothing'");
        return rate;
    }

    private double jobs(int count) throws Exception {
        return jobs(count, EngineBench::tinyImage);
    }

    /** The pictures are there before: drawing them is no work of ours. */
    private double jobs(int count, Supplier<ImageFile> drawing) throws Exception {
        var drawn = new ConcurrentLinkedQueue<>(
                Stream.generate(drawing).limit(count).toList());
        measured.delivers(() -> Objects.requireNonNullElseGet(drawn.poll(), drawing));
        var target = screens.finished() + count;
        var begin = System.nanoTime();
        byClients(count, number -> submit("Job", member));
        await(() -> screens.finished() >= target);
        var rate = rate(count, begin);
        measured.delivers(EngineBench::tinyImage);
        return rate;
    }

    /** Only taken in: an administrator holds all jobs back meanwhile. */
    private double submissions(int count) throws Exception {
        var control = context.getBean(EngineControl.class);
        control.pause(member.user());
        var target = screens.finished() + count;
        var rate = byClients(count, number -> submit("Job", member));
        control.resume(member.user());
        await(() -> screens.finished() >= target);
        return rate;
    }

    /** Idle and behind others in turns, since no machine is equally fast for minutes. */
    private void latencies() throws Exception {
        Warmth.reach(() -> rate(100, () -> latency("warm", 100)));
        var idle = Latency.NONE;
        var behind = Latency.NONE;
        for (var turn = 0; turn < 3; turn++) {
            idle = idle.and(latency("idle " + turn, 100));
            var rival = memberOfARichTeam();
            var waiting = queue(rival, 10_000);
            behind = behind.and(latency("behind " + turn, 100));
            waiting.forEach(batch -> generation.cancel(rival, batch));
        }
        figure("latency_idle_p50", idle.door(0.5), "ms");
        figure("latency_idle_p99", idle.door(0.99), "ms");
        figure("finished_to_screens_p50", idle.told(0.5), "ms");
        figure("finished_to_screens_p99", idle.told(0.99), "ms");
        figure("latency_behind_10000_p50", behind.door(0.5), "ms");
        figure("latency_behind_10000_to_idle", behind.door(0.5) / idle.door(0.5), "ratio");
    }

    /** Milliseconds from the order to the vendor's door, and from the image to the screens, in order of length. */
    private record Latency(List<Double> toTheDoor, List<Double> toTheScreens) {

        private static final Latency NONE = new Latency(List.of(), List.of());

        Latency and(Latency more) {
            return new Latency(sorted(toTheDoor, more.toTheDoor), sorted(toTheScreens, more.toTheScreens));
        }

        private static List<Double> sorted(List<Double> some, List<Double> others) {
            return Stream.concat(some.stream(), others.stream()).sorted().toList();
        }

        double door(double quantile) {
            return toTheDoor.get((int) (quantile * (toTheDoor.size() - 1)));
        }

        double told(double quantile) {
            return toTheScreens.get((int) (quantile * (toTheScreens.size() - 1)));
        }
    }

    private Latency latency(String kind, int count) throws TimeoutException {
        var door = new ArrayList<Double>();
        var told = new ArrayList<Double>();
        for (var number = 0; number < count; number++) {
            var prompt = "%s %d %d".formatted(kind, count, number);
            var begin = System.nanoTime();
            var batch = submit(prompt, member);
            await(() -> screens.end(batch.toString()) != 0);
            var arrived = measured.doorTime(prompt).orElseThrow();
            door.add((arrived - begin) / 1e6);
            told.add((screens.end(batch.toString()) - arrived) / 1e6);
        }
        return Latency.NONE.and(new Latency(door, told));
    }

    /** Lets so many jobs of another team wait for a connection that takes one at a time, and is at work. */
    private List<BatchId> queue(Member rival, int count) {
        return IntStream.range(0, count / 100)
                .mapToObj(_ -> generation.submit(rival, request("Wait", "nano-banana", ResolutionTier.ONE_K, 100)))
                .toList();
    }

    private void waitingAtVendors(int count) throws Exception {
        measured.accepts(Duration.ofSeconds(1));
        for (var batch = 0; batch < count / 100; batch++) {
            generation.submit(member, request("Wait", "nano-banana-2", ResolutionTier.HALF_K, 100));
        }
        await(() -> running() >= count);
        Warmth.reach(() -> rate(count * 5, () -> park(Duration.ofSeconds(5))));
        measured.accepts(Duration.ofSeconds(10));
        park(Duration.ofSeconds(12));
        var cpu = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var begin = System.nanoTime();
        var used = cpu.getProcessCpuTime();
        park(Duration.ofSeconds(20));
        figure(
                "cpu_for_2000_waiting",
                100.0 * (cpu.getProcessCpuTime() - used) / (System.nanoTime() - begin),
                "% of a core, asked every 10 s");
    }

    private int running() {
        var count = jdbc.queryForObject(
                "select count(*) from job where finished_at is null and state = 'RUNNING' and lane like 'nano-banana-2|%'",
                Integer.class);
        return count == null ? 0 : count;
    }

    // --- How ---------------------------------------------------------------------------------------------------------

    @SuppressWarnings("unchecked")
    private OneTimeTask<Void> nothing() {
        return context.getBean("nothing", OneTimeTask.class);
    }

    private BatchId submit(String prompt, Member by) {
        return generation.submit(by, request(prompt, "nano-banana-2", ResolutionTier.HALF_K, 1));
    }

    private static BatchRequest request(String prompt, String model, ResolutionTier tier, int images) {
        return new BatchRequest(
                BatchSource.API,
                new ImageOrder(new ModelId(model), prompt, AspectRatio.SQUARE, tier, images, List.of()));
    }

    private double byClients(int count, IntConsumer work) throws InterruptedException, ExecutionException {
        var begin = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var futures = new ArrayList<Future<?>>();
            IntStream.range(0, count).forEach(number -> futures.add(clients.submit(() -> work.accept(number))));
            for (var future : futures) {
                future.get();
            }
        }
        return rate(count, begin);
    }

    private static double rate(int count, Run run) throws Exception {
        var begin = System.nanoTime();
        run.run();
        return rate(count, begin);
    }

    private static double rate(int count, long begin) {
        return count * 1e9 / (System.nanoTime() - begin);
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("It did not come about in " + PATIENCE);
            }
            LockSupport.parkNanos(200_000);
        }
    }

    private static void park(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private void connect(String vendor, int atOnce) {
        jdbc.update(
                "insert into vendor_connection"
                        + " (id, vendor, name, enabled, priority, settings, created_at, version, max_concurrent)"
                        + " values (?, ?, ?, true, 10, '{}', ?, 0, ?)",
                TimeOrderedIds.next(),
                vendor,
                vendor,
                OffsetDateTime.now(ZoneOffset.UTC),
                atOnce);
    }

    private Member memberOfARichTeam() {
        var ledger = context.getBean(Ledger.class);
        var rich = context.getBean(TransactionTemplate.class).execute(status -> {
            var someone = new TestTeams(jdbc).member();
            ledger.open(someone.team());
            return someone;
        });
        ledger.grant(rich.team(), Credits.of(10_000_000), "To spend", null, "grant:" + rich.team());
        return rich;
    }

    private void figure(String figure, double value, String unit) {
        System.out.println("engine.%s.%s %s %s"
                .formatted(name, figure, String.format(Locale.ROOT, "%.2f", value), unit)
                .strip());
    }

    /** As small as a picture that no other is like can be, since the same bytes would be stored once. */
    private static ImageFile tinyImage() {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (var pixel = 0; pixel < 4; pixel++) {
            image.setRGB(pixel, 0, ThreadLocalRandom.current().nextInt(0xffffff));
        }
        return png(image);
    }

    private static ImageFile largeImage() {
        var edge = 1024;
        var image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        var random = ThreadLocalRandom.current();
        for (var shape = 0; shape < 60; shape++) {
            graphics.setColor(new Color(random.nextInt(0xffffff)));
            graphics.fillOval(random.nextInt(edge), random.nextInt(edge), edge / 4 + 1, edge / 4 + 1);
        }
        graphics.dispose();
        return png(image);
    }

    private static ImageFile png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new ImageFile("image/png", bytes.toByteArray());
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
