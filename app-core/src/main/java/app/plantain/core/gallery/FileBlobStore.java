package app.plantain.core.gallery;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps blobs as files below {@code <plantain.home>/blobs}, in 256 folders by the first byte of their name. When it was
 * two bytes, nearly each new file made a folder of its own as well, until there were 65,000 of them.
 */
@Component
class FileBlobStore implements BlobStore, BlobInventory {

    private static final String UNFINISHED = ".part";

    private final Path root;

    FileBlobStore(@Value("${plantain.home}") Path home) {
        this.root = home.resolve("blobs");
    }

    @Override
    public void put(Sha256 name, byte[] bytes) throws IOException {
        if (has(name)) {
            return;
        }
        var folder = folderOf(name);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        var unfinished = Files.createTempFile(folder, name.hex(), UNFINISHED);
        try {
            writeThrough(unfinished, bytes);
            Files.move(unfinished, folder.resolve(name.hex()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            Files.deleteIfExists(unfinished);
            throw failed;
        }
    }

    @Override
    public InputStream open(Sha256 name) throws IOException {
        try {
            return Files.newInputStream(fileOf(name));
        } catch (NoSuchFileException missing) {
            var notFound = new FileNotFoundException("No blob " + name.hex());
            notFound.initCause(missing);
            throw notFound;
        }
    }

    @Override
    public boolean has(Sha256 name) {
        return Files.isRegularFile(fileOf(name));
    }

    @Override
    public void forEachBefore(Instant time, Consumer<Sha256> visitor) throws IOException {
        visit(time, file -> {
            var name = file.getFileName().toString();
            if (Sha256.isOne(name)) {
                visitor.accept(new Sha256(name));
            }
        });
    }

    @Override
    public int removeUnfinishedBefore(Instant time) throws IOException {
        var removed = new AtomicInteger();
        visit(time, file -> {
            if (file.toString().endsWith(UNFINISHED) && Files.deleteIfExists(file)) {
                removed.incrementAndGet();
            }
        });
        return removed.get();
    }

    @Override
    public void check() throws IOException {
        Files.createDirectories(root);
        var probe = Files.createTempFile(root, "check", UNFINISHED);
        try {
            writeThrough(probe, new byte[] {1});
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private interface Visitor {
        void see(Path file) throws IOException;
    }

    private void visit(Instant before, Visitor visitor) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.lastModifiedTime().toInstant().isBefore(before)) {
                    visitor.see(file);
                }
                return FileVisitResult.CONTINUE;
            }

            // Another node, or the end of a write, may take a file away meanwhile.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** Where it is, or else where it would be if it was kept when folders were two deep. */
    private Path fileOf(Sha256 name) {
        var file = folderOf(name).resolve(name.hex());
        return Files.exists(file)
                ? file
                : folderOf(name).resolve(name.hex().substring(2, 4)).resolve(name.hex());
    }

    private Path folderOf(Sha256 name) {
        return root.resolve(name.hex().substring(0, 2));
    }

    /** The bytes are on the disk before anybody is told so. */
    private static void writeThrough(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
