package app.plantain.core.gallery;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps blobs as files below {@code <plantain.home>/blobs}, two folders deep. */
@Component
class FileBlobStore implements BlobStore {

    private final Path root;

    FileBlobStore(@Value("${plantain.home}") Path home) {
        this.root = home.resolve("blobs");
    }

    @Override
    public void put(Sha256 name, byte[] bytes) throws IOException {
        var file = fileOf(name);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        var unfinished = Files.createTempFile(file.getParent(), name.hex(), ".part");
        try {
            writeThrough(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
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

    private Path fileOf(Sha256 name) {
        return root.resolve(name.hex().substring(0, 2))
                .resolve(name.hex().substring(2, 4))
                .resolve(name.hex());
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
