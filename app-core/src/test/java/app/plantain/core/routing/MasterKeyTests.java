package app.plantain.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTests {

    private static final String GIVEN = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path home;

    @Test
    void itIsMadeOnceAndOnlyItsOwnerReadsIt() throws IOException {
        var made = new MasterKey("", home);

        var file = home.resolve("master.key");
        assertThat(made.key().getEncoded()).hasSize(32);
        assertThat(new MasterKey(" ", home).key()).isEqualTo(made.key());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatTheFileHoldsCanBecomeTheVariable() throws IOException {
        var made = new MasterKey("", home);

        var given = new MasterKey(Files.readString(home.resolve("master.key")), home.resolve("elsewhere"));

        assertThat(given.key()).isEqualTo(made.key());
        assertThat(given.name()).isEqualTo(made.name());
    }

    @Test
    void theVariableWinsAndMakesNoFile() {
        var given = new MasterKey(GIVEN, home);

        assertThat(given.key().getEncoded()).isEqualTo(new byte[32]);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void anotherKeyHasAnotherName() {
        assertThat(new MasterKey("", home).name()).isNotEqualTo(new MasterKey(GIVEN, home).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "AAAA", "%%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aVariableThatIsNoKeyStopsTheStartWithoutBeingTold(String wrong) {
        assertThatExceptionOfType(UnusableConfiguration.class)
                .isThrownBy(() -> new MasterKey(wrong, home))
                .withMessageContaining("PLANTAIN_MASTER_KEY")
                .satisfies(refused -> assertThat(refused.getMessage() + refused.whatToDo())
                        .contains("openssl rand -base64 32")
                        .doesNotContain(wrong));
    }

    @Test
    void aDamagedFileStopsTheStartAndSaysWhatToDo() throws IOException {
        Files.writeString(home.resolve("master.key"), "AAAA");

        assertThatExceptionOfType(UnusableConfiguration.class)
                .isThrownBy(() -> new MasterKey("", home))
                .withMessageContaining("master.key is damaged")
                .extracting(UnusableConfiguration::whatToDo)
                .asString()
                .contains("Restore it from a backup");
    }

    @Test
    void nodesThatStartAtOnceAgree() throws InterruptedException {
        Callable<String> node = () -> new MasterKey("", home).name();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var names =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> node).toList());

            assertThat(names)
                    .extracting(Future::resultNow)
                    .containsOnly(names.getFirst().resultNow());
        }
    }
}
