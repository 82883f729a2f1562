package app.plantain.core.gallery;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTests {

    private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        var store = new FileBlobStore(home);
        store.put(Sha256.of(BYTES), BYTES);
        store.put(Sha256.of(BYTES), BYTES);

        try (var content = store.open(Sha256.of(BYTES))) {
            assertThat(content.readAllBytes()).isEqualTo(BYTES);
        }
    }

    @Test
    void leavesNothingUnfinishedBehind() throws IOException {
        new FileBlobStore(home).put(Sha256.of(BYTES), BYTES);

        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void findsWhatWasKeptWhenFoldersWereTwoDeepAndKeepsItOnce() throws IOException {
        var name = Sha256.of(BYTES);
        var folder = Files.createDirectories(home.resolve("blobs")
                .resolve(name.hex().substring(0, 2))
                .resolve(name.hex().substring(2, 4)));
        Files.write(folder.resolve(name.hex()), BYTES);
        var store = new FileBlobStore(home);

        store.put(name, BYTES);

        assertThat(store.has(name, BYTES.length)).isTrue();
        try (var content = store.open(name);
                var files = Files.walk(home)) {
            assertThat(content.readAllBytes()).isEqualTo(BYTES);
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void writesAnewWhatAPowerCutLeftInPart() throws IOException {
        var store = new FileBlobStore(home);
        var name = Sha256.of(BYTES);
        store.putDerived(name, BYTES);
        var file = home.resolve("blobs").resolve(name.hex().substring(0, 2)).resolve(name.hex());
        Files.write(file, new byte[] {BYTES[0]});
        assertThat(store.has(name, BYTES.length)).isFalse();

        store.put(name, BYTES);

        assertThat(store.has(name, BYTES.length)).isTrue();
        assertThat(Files.readAllBytes(file)).isEqualTo(BYTES);
    }

    @Test
    void keepsWhatOthersOnTheMachineCannotRead() throws IOException {
        var name = Sha256.of(BYTES);
        new FileBlobStore(home).put(name, BYTES);

        var file = home.resolve("blobs").resolve(name.hex().substring(0, 2)).resolve(name.hex());
        assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }

    @Test
    void leavesNothingBehindThatCouldNotBeWritten() throws IOException {
        var name = Sha256.of(BYTES);
        var inTheWay = home.resolve("blobs").resolve(name.hex().substring(0, 2)).resolve(name.hex());
        Files.createDirectories(inTheWay.resolve("something"));

        assertThatThrownBy(() -> new FileBlobStore(home).put(name, BYTES)).isInstanceOf(IOException.class);

        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void saysWhenThereIsNoSuchBlob() {
        assertThatThrownBy(() -> new FileBlobStore(home).open(Sha256.of(BYTES)))
                .isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void takesNoNameThatIsNotAHash() {
        assertThatThrownBy(() -> new Sha256("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }
}
