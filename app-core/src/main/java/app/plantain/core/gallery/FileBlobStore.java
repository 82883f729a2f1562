package app.plantain.core.gallery;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
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
    private static final FileAttribute<?>[] PRIVATE =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final Path root;

    FileBlobStore(@Value("${plantain.home}") Path home) {
        this.root = home.resolve("blobs");
    }

    @Override
    public void put(Sha256 name, byte[] bytes) throws IOException {
        if (has(name, bytes.length)) {
            // Whoever wrote it may not have waited for the disk.
            flush(fileOf(name));
        } else {
            write(name, bytes, true);
        }
    }

    @Override
    public void putDerived(Sha256 name, byte[] bytes) throws IOException {
        if (!has(name, bytes.length)) {
            write(name, bytes, false);
        }
    }

    private static void flush(Path file) throws IOException {
        try (var channel = FileChannel.open(file, WRITE)) {
            channel.force(true);
        }
    }

    private void write(Sha256 name, byte[] bytes, boolean forGood) throws IOException {
        var file = folderOf(name).resolve(name.hex());
        var unfinished = file.resolveSibling("%s-%s%s".formatted(name.hex(), UUID.randomUUID(), UNFINISHED));
        var written = unfinished;
        try (var channel = create(unfinished)) {
            write(channel, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            written = file;
            if (forGood) {
                // Not before it has its name, so that the name is on the disk with it.
                channel.force(true);
            }
        } catch (IOException failed) {
            // Of what a disk has once failed to keep, it says the next time that nothing is left to do.
            Files.deleteIfExists(written);
            throw failed;
        }
    }

    /** Only for the user that the application runs as. */
    private static FileChannel create(Path file) throws IOException {
        try {
            return FileChannel.open(file, Set.of(WRITE, CREATE_NEW), PRIVATE);
        } catch (NoSuchFileException noFolder) {
            Files.createDirectories(file.resolve("..").normalize());
            return FileChannel.open(file, Set.of(WRITE, CREATE_NEW), PRIVATE);
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
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
    public boolean has(Sha256 name, long size) {
        var file = fileOf(name);
        try {
            return Files.isRegularFile(file) && Files.size(file) == size;
        } catch (IOException unreadable) {
            return false;
        }
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
        var probe = root.resolve("check-%s%s".formatted(UUID.randomUUID(), UNFINISHED));
        try (var channel = create(probe)) {
            write(channel, new byte[] {1});
            channel.force(true);
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
}
