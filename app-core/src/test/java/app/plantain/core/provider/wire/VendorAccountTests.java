package app.plantain.core.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorAccountTests {

    @Test
    void goesToTheAddressOnTheVendorsPageUnlessTold() {
        var account = account(Map.of("api-key", " k ", "base-url", " "));
        assertThat(account).isEqualTo(new VendorAccount(URI.create("https://a.b/c"), "k", Duration.ofMinutes(1)));
        assertThat(account.at("/d")).hasToString("https://a.b/c/d");
    }

    @Test
    void doesNotShowTheKey() {
        assertThat(account(Map.of("api-key", "secret"))).asString().doesNotContain("secret");
    }

    @Test
    void waitsAsLongAsItIsTold() {
        assertThat(account(Map.of("api-key", "k", "timeout", "90s")).patience()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void waitsAsLongAsIsUsualForTheVendorUnlessTold() {
        assertThat(patient(Map.of("api-key", "k")).patience()).isEqualTo(Duration.ofMinutes(5));
        assertThat(patient(Map.of("api-key", "k", "timeout", "90s")).patience()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "ftp://a", "https://", "https://u:p@a", "https://a/?b", "https://a/#b", "https://a b", "/c"
            })
    void refusesAnAddressThatIsNone(String address) {
        assertThatThrownBy(() -> account(Map.of("api-key", "k", "base-url", address)))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("The connection “One” has a base URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ms", "1h", "-5s", "soon", "999999999999999999d"})
    void refusesATimeThatIsNone(String time) {
        assertThatThrownBy(() -> account(Map.of("api-key", "k", "timeout", time)))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("a timeout");
    }

    private static VendorAccount patient(Map<String, String> settings) {
        return VendorAccount.of(
                new ProviderConnection("One", settings),
                "https://a.b/c",
                Duration.ofMinutes(5),
                Acceptance.NOT_ACCEPTED);
    }

    private static VendorAccount account(Map<String, String> settings) {
        return VendorAccount.of(new ProviderConnection("One", settings), "https://a.b/c", Acceptance.NOT_ACCEPTED);
    }
}
