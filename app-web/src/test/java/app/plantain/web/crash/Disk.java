package app.plantain.web.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where the nodes keep images. Where this machine permits it, a small file system of its own that really gets full; else
 * a folder that is taken away, so that writing fails too.
 */
final class Disk implements AutoCloseable {

    private static final String SIZE = "size=192m";

    private final Path folder;
    private final boolean mounted;

    private Disk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    /**
     * To be called before anything is written there.
     *
     * @param full whether it will have to get full
     */
    static Disk at(Path folder, boolean full) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var mounted = full && run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString());
        if (mounted) {
            // For a trial that breaks off.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(folder)));
        }
        return new Disk(folder, mounted);
    }

    private static void leave(Path folder) {
        try {
            run("umount", "--lazy", folder.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing can be written any more. */
    void fill() throws IOException {
        if (!mounted) {
            Files.move(folder, aside());
            Files.createFile(folder);
            return;
        }
        var block = new byte[64 * 1024];
        try (var file = Files.newOutputStream(filler())) {
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }

    /** There is room again. */
    void clear() throws IOException {
        if (mounted) {
            Files.delete(filler());
        } else {
            Files.delete(folder);
            Files.move(aside(), folder);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (mounted && !run("umount", folder.toString())) {
                throw new IOException("The file system is still there: " + folder);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private Path aside() {
        return folder.resolveSibling("blobs.aside");
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException unknownHere) {
            return false;
        }
    }
}
