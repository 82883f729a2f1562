package app.plantain.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorKeysTests {

    private static final ConnectionId CONNECTION = new ConnectionId(new UUID(1, 1));
    private static final String KEY = "sk-Ünïcode-4711";

    @TempDir
    static Path home;

    final VendorKeys keys = new VendorKeys(new MasterKey("", home));

    @Test
    void whatWasSealedIsOpened() throws UnreadableKey {
        assertThat(keys.open(CONNECTION, keys.seal(CONNECTION, KEY))).isEqualTo(KEY);
    }

    @Test
    void whatIsKeptTellsNothingAndIsNeverTheSame() {
        var sealed = keys.seal(CONNECTION, KEY);

        assertThat(sealed.text()).doesNotContain("4711");
        assertThat(sealed).hasToString("SealedKey").isNotEqualTo(keys.seal(CONNECTION, KEY));
    }

    @Test
    void theKeyOfOneConnectionOpensForNoOther() {
        var sealed = keys.seal(CONNECTION, KEY);

        assertUnreadable(new ConnectionId(new UUID(1, 2)), sealed, KeyState.DAMAGED);
    }

    @Test
    void everyByteThatWasChangedIsNoticed() {
        var parts = keys.seal(CONNECTION, KEY).text().split(":", -1);
        var bytes = Base64.getUrlDecoder().decode(parts[2]);
        for (int place = 0; place < bytes.length; place++) {
            var changed = bytes.clone();
            changed[place] ^= 1;
            var tampered = new SealedKey("%s:%s:%s"
                    .formatted(parts[0], parts[1], Base64.getUrlEncoder().encodeToString(changed)));
            assertUnreadable(CONNECTION, tampered, KeyState.DAMAGED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v2:%s:AAAA", "v1:%s:", "v1:%s:AAAA", "v1:%s:%%%%", "v1:%s:AAAA:AAAA"})
    void whatIsNoSealedKeyIsNotOpened(String text) {
        var name = new MasterKey("", home).name();

        assertUnreadable(CONNECTION, new SealedKey(text.replace("%s", name)), KeyState.DAMAGED);
    }

    @Test
    void anotherMasterKeyIsNamedAsTheCause(@TempDir Path other) {
        var sealed = new VendorKeys(new MasterKey("", other)).seal(CONNECTION, KEY);

        assertUnreadable(CONNECTION, sealed, KeyState.OTHER_MASTER_KEY);
    }

    private void assertUnreadable(ConnectionId connection, SealedKey sealed, KeyState state) {
        assertThatExceptionOfType(UnreadableKey.class)
                .isThrownBy(() -> keys.open(connection, sealed))
                .satisfies(unreadable -> assertThat(unreadable.state()).isEqualTo(state))
                .withMessageContaining("vendor's key");
    }
}
