package app.plantain.web.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How processes of ours are started. */
final class Command {

    /** Options and the jar, separated by line breaks, where the built application is to be started. */
    private static final String BUILT = "PLANTAIN_CRASH_APPLICATION";

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private Command() {}

    /** Starts a process that ends with this one at the latest. */
    static Process start(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        RUNNING.add(process);
        var _ = process.onExit().thenAccept(RUNNING::remove);
        return process;
    }

    /** The application: as it was built, or else from the classes that are tested. */
    static List<String> application(List<String> arguments) {
        var built = System.getenv(BUILT);
        return built == null || built.isBlank()
                ? java(
                        List.of("-Xmx400m", "-XX:TieredStopAtLevel=1"),
                        mainPath(),
                        "app.plantain.Application",
                        arguments)
                : concat(List.of(java()), built.lines().toList(), arguments);
    }

    /** A main class of the tests. */
    static List<String> ofTests(String mainClass, List<String> arguments) {
        return java(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"), classPath(), mainClass, arguments);
    }

    private static List<String> java(List<String> options, String path, String mainClass, List<String> arguments) {
        var usual =
                List.of(java(), "-XX:+UseSerialGC", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED");
        return concat(concat(usual, options, List.of("-cp", path, mainClass)), arguments, List.of());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> concat(List<String> one, List<String> two, List<String> three) {
        var all = new ArrayList<>(one);
        all.addAll(two);
        all.addAll(three);
        return all;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** What the application runs with: everything but the tests. */
    private static String mainPath() {
        return Arrays.stream(classPath().split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
