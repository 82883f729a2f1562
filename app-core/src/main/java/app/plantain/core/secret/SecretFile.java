package app.plantain.core.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file that is made once, by whichever node comes first, and readable by its owner only. */
public final class SecretFile {

    private SecretFile() {}

    /**
     * What the file holds.
     *
     * @param first what it holds where there is none yet
     * @throws IOException where it can neither be read nor made
     */
    public static byte[] readOrMake(Path file, Supplier<byte[]> first) throws IOException {
        if (!Files.exists(file)) {
            make(file, first.get());
        }
        return Files.readAllBytes(file);
    }

    /** The file appears with all its bytes or not at all, and never replaces one that another node made meanwhile. */
    private static void make(Path file, byte[] content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var unfinished = Files.createTempFile(folder, "secret", ".part", ownerOnly(file));
        try {
            writeThrough(unfinished, content);
            publish(unfinished, file);
        } catch (FileAlreadyExistsException overtaken) {
            // The other node's secret is as good as ours.
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void publish(Path unfinished, Path file) throws IOException {
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException overtaken) {
            throw overtaken;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.move(unfinished, file);
        }
    }

    private static void writeThrough(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
