package app.plantain.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationSecretTests {

    @TempDir
    Path folder;

    private byte[] key(String purpose) {
        return new InstallationSecret(folder.resolve("home")).key(purpose).getEncoded();
    }

    @Test
    void itIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
        var key = key("media");

        var file = folder.resolve("home/secret.key");
        assertThat(key("media")).isEqualTo(key).hasSize(32);
        assertThat(Files.size(file)).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() throws IOException {
        assertThat(key("media")).isNotEqualTo(key("vendors"));
        assertThat(key("media")).isNotEqualTo(Files.readAllBytes(folder.resolve("home/secret.key")));
    }

    @Test
    void nodesThatStartAtOnceAgree() throws InterruptedException {
        Callable<String> node = () -> new String(key("media"), StandardCharsets.ISO_8859_1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var keys =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> node).toList());

            assertThat(keys)
                    .extracting(Future::resultNow)
                    .containsOnly(keys.getFirst().resultNow());
        }
    }

    @Test
    void aSecretThatIsCutOffIsNotUsed() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.write(folder.resolve("home/secret.key"), new byte[] {1, 2, 3});

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> key("media"));
    }
}
