package app.plantain.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.VendorLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds for connections that configuration declares, whichever database keeps them. */
abstract class DeclarationRules extends ConnectionScenario {

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcClient client;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatIsDeclaredIsConnectedWithAllThatIsSaidOfIt() {
        start(with(
                declaration(),
                Map.of(
                        "models", "nano-banana-2",
                        "priority", "7",
                        "weight", "3",
                        "max-concurrent", "4",
                        "submits-per-minute", "20",
                        "reads-per-minute", "120",
                        "poll-interval", "1500ms")));

        var connection = connection("Main");
        assertThat(connection.vendor()).hasToString("first");
        assertThat(connection.enabled()).isTrue();
        assertThat(connection.declared()).isTrue();
        assertThat(connection.priority()).isEqualTo(7);
        assertThat(connection.weight()).isEqualTo(3);
        assertThat(connection.models()).containsExactly(new ModelId("nano-banana-2"));
        assertThat(connection.limits())
                .isEqualTo(
                        new Limits(4, OptionalInt.of(20), OptionalInt.of(120), Optional.of(Duration.ofMillis(1500))));
        assertThat(told("Main"))
                .containsEntry(ProviderConnection.BASE_URL, "https://api.example.com/v1")
                .containsEntry(ProviderConnection.API_KEY, "sk-4711");
    }

    @Test
    void theSecretOfWebhooksIsKeptEncryptedAndOnlyWhileItIsDeclared() {
        start(with(declaration(), Map.of("webhook-secret", "whsec-0123456789ab")));
        var before = connection("Main");
        assertThat(before.settings()).containsKey(ProviderConnection.WEBHOOK_SECRET);
        assertThat(jdbc.queryForList("select * from vendor_connection").toString())
                .doesNotContain("whsec");
        assertThat(audited()).doesNotContain("whsec");

        start(with(declaration(), Map.of("webhook-secret", "whsec-0123456789ab")));
        assertThat(connection("Main")).isEqualTo(before);

        start(declaration());
        assertThat(connection("Main").settings()).doesNotContainKey(ProviderConnection.WEBHOOK_SECRET);
    }

    @Test
    void environmentVariablesDeclareToo() {
        start(new SystemEnvironmentPropertySource(
                "test-systemEnvironment",
                Map.of(
                        "PLANTAIN_CONNECTIONS_0_VENDOR", "first",
                        "PLANTAIN_CONNECTIONS_0_BASE_URL", "https://api.example.com",
                        "PLANTAIN_CONNECTIONS_0_API_KEY", "sk-4711",
                        "PLANTAIN_CONNECTIONS_0_MAX_CONCURRENT", "3",
                        "PLANTAIN_CONNECTIONS_0_MODELS", "nano-banana-2",
                        "PLANTAIN_CONNECTIONS_1_VENDOR", "second",
                        "PLANTAIN_CONNECTIONS_1_NAME", "Spare",
                        "PLANTAIN_CONNECTIONS_1_BASE_URL", "https://spare.example.com",
                        "PLANTAIN_CONNECTIONS_1_API_KEY", "sk-4712",
                        "PLANTAIN_CONNECTIONS_1_WEIGHT", "")));

        assertThat(connection("first").limits().maxConcurrent()).isEqualTo(3);
        assertThat(connection("first").models()).hasSize(1);
        assertThat(connection("Spare").weight()).isEqualTo(1);
    }

    @Test
    void theNextStartChangesNothingWhereNothingChanged() {
        start(declaration());
        var before = connection("Main");

        start(declaration());

        assertThat(connection("Main")).isEqualTo(before);
        assertThat(jdbc.queryForObject("select count(*) from audit_entry", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void theNextStartBringsInLineWhatChanged() {
        start(declaration());
        var before = connection("Main");

        start(with(declaration(), Map.of("priority", "9", "api-key", "sk-4712")));

        assertThat(connection("Main").id()).isEqualTo(before.id());
        assertThat(connection("Main").priority()).isEqualTo(9);
        assertThat(told("Main")).containsEntry(ProviderConnection.API_KEY, "sk-4712");
        assertThat(audited()).contains("connection.declare", "priority 9").doesNotContain("sk-47");
    }

    @Test
    void whatIsDeclaredNoMoreIsTurnedOffAndNotDeleted() {
        start(declaration());

        start(Map.of());

        assertThat(connection("Main").enabled()).isFalse();
        assertThat(connection("Main").declared()).isFalse();
        start(declaration());
        assertThat(connection("Main").takesJobs()).isTrue();
    }

    @Test
    void whatAnAdministratorTurnedOffStaysOff() {
        start(declaration());
        connections.change(connection("Main").id(), false, Map.of(), teams.someone());

        start(with(declaration(), Map.of("priority", "9")));

        assertThat(connection("Main").enabled()).isFalse();
    }

    @Test
    void aConnectionOfTheSameNameIsTakenOver() {
        var id = connections.add(VendorAccountRules.entry("Main"), "sk-1", teams.someone());

        start(declaration());

        assertThat(connection("Main").id()).isEqualTo(id);
        assertThat(connection("Main").declared()).isTrue();
        assertThat(told("Main")).containsEntry(ProviderConnection.API_KEY, "sk-4711");
    }

    @Test
    void aNameThatBelongsToAnotherVendorStopsTheStart() {
        start(declaration());

        assertStops(with(declaration(), Map.of("vendor", "second")), "plantain.connections[0]", "another vendor");
        assertThat(connection("Main").vendor()).hasToString("first");
    }

    @Test
    void aNewKeyEndsThePauseThatTheOldOneCaused() {
        start(declaration());
        pause("Main");
        start(declaration());
        assertThat(connection("Main").pause()).isPresent();

        start(with(declaration(), Map.of("api-key", "sk-4712")));

        assertThat(connection("Main").pause()).isEmpty();
        assertThat(jdbc.queryForObject("select kind from connection_event", String.class))
                .isEqualTo("RESUMED");
    }

    @Test
    void aKeyThatCannotBeReadIsEncryptedAnew() {
        start(declaration());
        jdbc.update("update vendor_connection set version = version + 1, api_key_cipher = 'v1:000000000000:AAAA'");
        assertThat(keys.stateOf(connection("Main"))).isEqualTo(KeyState.OTHER_MASTER_KEY);

        start(declaration());

        assertThat(keys.stateOf(connection("Main"))).isEqualTo(KeyState.KEPT);
    }

    @Test
    void nodesThatStartAtOnceMakeEachConnectionOnce() throws Exception {
        var settings = with(declaration(), Map.of());
        for (int index = 1; index < 6; index++) {
            settings.putAll(declaration(index, "Node " + index));
        }
        Callable<Boolean> node = () -> {
            start(settings);
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var one :
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(_ -> node).toList())) {
                assertThat(one.get()).isTrue();
            }
        }

        assertThat(jdbc.queryForObject("select count(*) from vendor_connection", Integer.class))
                .isEqualTo(6);
        assertThat(jdbc.queryForObject("select count(*) from audit_entry", Integer.class))
                .isEqualTo(6);
        assertThat(told("Main")).containsEntry(ProviderConnection.API_KEY, "sk-4711");
    }

    @ParameterizedTest
    @CsvSource({
        "vendor, '', 'Choose one of: first, second'",
        "vendor, nobody, 'Choose one of: first, second'",
        "name, 'a\bb', 'Write a name'",
        "name, sandbox, 'Choose another name'",
        "base-url, api.example.com, 'Write the address'",
        "base-url, ftp://api.example.com, 'Write the address'",
        "base-url, https://me:secret@api.example.com, 'Write the address'",
        "base-url, https://api.example.com?a=b, 'Write the address'",
        "base-url, http://127.0.0.1:9000, 'plantain.http.allowed-private-hosts'",
        "base-url, http://localhost:9000, 'plantain.http.allowed-private-hosts'",
        "base-url, http://[::1]:9000, 'plantain.http.allowed-private-hosts'",
        "base-url, http://10.1.2.3, 'plantain.http.allowed-private-hosts'",
        "api-key, '', 'Give the key'",
        "api-key, 'two words-secret', 'Give the key alone'",
        "models, 'nano-banana-2,nano-bananas', 'Choose of: nano-banana-2'",
        "priority, high, 'Write a whole number'",
        "weight, 0, 'Write a whole number from 1'",
        "max-concurrent, 1.5, 'Write a whole number'",
        "submits-per-minute, -1, 'Write a whole number'",
        "reads-per-minute, many, 'Write a whole number'",
        "poll-interval, soon, 'Write a time'",
        "poll-interval, 0s, 'Write a time'",
        "poll-interval, 11m, 'Write a time'"
    })
    void whatCannotBeUsedStopsTheStartWithItsNameAndChangesNothing(String setting, String value, String whatToDo) {
        assertStops(with(declaration(), Map.of(setting, value)), "plantain.connections[0]." + setting, whatToDo);
        assertThat(jdbc.queryForObject("select count(*) from vendor_connection", Integer.class))
                .isZero();
    }

    @Test
    void aPrivateHostThatIsListedIsTaken() {
        start(with(declaration(), Map.of("base-url", "http://gateway.localhost:9000/")));

        assertThat(connection("Main").baseUrl()).hasToString("Optional[http://gateway.localhost:9000]");
    }

    @Test
    void withoutAnAddressTheVendorsUsualOneIsAsked() {
        start(with(declaration(), Map.of("base-url", " ")));

        assertThat(connection("Main").baseUrl()).isEmpty();
        assertThat(told("Main")).containsOnlyKeys(ProviderConnection.API_KEY);
    }

    @Test
    void twoOfOneNameStopTheStart() {
        var settings = with(declaration(), Map.of());
        settings.putAll(declaration(1, "Main"));

        assertStops(settings, "plantain.connections[0] and plantain.connections[1]", "name of its own");
    }

    @Test
    void aGapInTheNumbersStopsTheStartWithoutTellingAKey() {
        var settings = with(declaration(), Map.of());
        settings.putAll(declaration(2, "Third"));

        assertStops(settings, "plantain.connections", "without a gap");
    }

    @Test
    void pricesAndOptionsAreDeclaredToo() {
        start(with(
                declaration(),
                Map.of(
                        "prices", "nano-banana-2 1K 0.067, nano-banana-2/4K=0.151",
                        "credit-price", "0.01",
                        "options.timeout", "30s")));

        var connection = connection("Main");
        assertThat(connection.prices().text()).isEqualTo("nano-banana-2 1K 0.067\nnano-banana-2 4K 0.151");
        assertThat(connection.creditPrice()).contains(new Dollars(10_000));
        assertThat(told("Main")).containsEntry("timeout", "30s");
    }

    @ParameterizedTest
    @CsvSource({
        "prices, nano-banana-2 1K cheap, plantain.connections[0].prices",
        "prices, dall-e-3 1K 0.04, plantain.connections[0].prices",
        "credit-price, -1, plantain.connections[0].credit-price",
        "options.timeout, soon, plantain.connections[0].options.timeout",
        "options.colour, red, plantain.connections[0].options.colour"
    })
    void aPriceOrAnOptionThatCannotBeUsedStopsTheStart(String setting, String value, String named) {
        assertStops(with(declaration(), Map.of(setting, value)), named, "");
    }

    @Test
    void pricesAndCorrectionsMayBeWrittenAsMaps() {
        start(with(
                declaration(),
                Map.of(
                        "prices.nano-banana-2.1K", "0.04",
                        "prices.nano-banana-2[512]", "0.03",
                        "corrections.nano-banana-2", "-4K references 0")));

        var connection = connection("Main");
        assertThat(connection.prices().text()).isEqualTo("nano-banana-2 512 0.03\nnano-banana-2 1K 0.04");
        assertThat(connection.corrections().text()).isEqualTo("nano-banana-2 -4K references 0");
        assertStops(with(declaration(), Map.of("prices.nano-banana-2", "0.04")), "connections[0].prices", "a line");
        assertStops(with(declaration(), Map.of("prices.nano-banana-9.1K", "0.04")), "connections[0].prices", "model");
    }

    @Test
    void aDeclaredCorrectionIsTakenBackWhenItIsDeclaredNoMore() {
        start(with(declaration(), Map.of("corrections", "nano-banana-2 -4K")));
        assertThat(connection("Main").corrections().text()).isEqualTo("nano-banana-2 -4K");
        assertThat(audited()).contains("corrected: nano-banana-2 -4K");

        start(declaration());

        assertThat(connection("Main").corrections()).isEqualTo(Corrections.NONE);
    }

    @Test
    void aCorrectionThatLeavesNothingStopsTheStart() {
        assertStops(
                with(declaration(), Map.of("corrections", "nano-banana-2 -512 -1K -2K -4K")),
                "plantain.connections[0].corrections",
                "Leave nano-banana-2 a resolution");
    }

    @Test
    void whatIsNotDeclaredOfTheLimitsIsAsTheVendorStates() {
        first.states(new VendorLimits(
                OptionalInt.of(3), OptionalInt.of(20), OptionalInt.of(120), Optional.of(Duration.ofSeconds(2))));

        start(with(declaration(), Map.of("submits-per-minute", "5")));

        assertThat(connection("Main").limits())
                .isEqualTo(new Limits(3, OptionalInt.of(5), OptionalInt.of(120), Optional.of(Duration.ofSeconds(2))));
    }

    @Test
    void aVariableThatIsNotSetStopsTheStart() {
        assertStops(
                with(declaration(), Map.of("api-key", "${PLANTAIN_NO_SUCH_VARIABLE}")),
                "plantain.connections[0].api-key",
                "has to be set");
    }

    @Test
    void whatIsNotKnownIsLeftAside() {
        start(with(declaration(), Map.of("modles", "nano-banana-2")));

        assertThat(connection("Main").models()).isEmpty();
    }

    @Test
    void whatIsDeclaredIsChangedInConfigurationOnly() {
        start(declaration());
        var before = connection("Main");

        assertDeclared(() -> connections.edit(before.id(), VendorAccountRules.entry("Other"), "", teams.someone()));
        assertDeclared(() -> connections.rotateKey(before.id(), "sk-1", teams.someone()));
        assertDeclared(() -> connections.limit(before.id(), Limits.DEFAULT, teams.someone()));
        assertThat(connection("Main")).isEqualTo(before);
    }

    private static void assertDeclared(Runnable change) {
        assertThatExceptionOfType(WrongEntry.class)
                .isThrownBy(change::run)
                .withMessageContaining("declared in configuration");
    }

    private void assertStops(Map<String, Object> settings, String what, String whatToDo) {
        assertThatExceptionOfType(UnusableConfiguration.class)
                .isThrownBy(() -> start(settings))
                .withMessageContaining(what)
                .satisfies(refused -> {
                    assertThat(refused.getMessage() + refused.whatToDo())
                            .contains(whatToDo)
                            .doesNotContain("sk-", "secret");
                    assertThat(new UnusableConfigurationAnalyzer().analyze(refused))
                            .isNotNull()
                            .extracting(FailureAnalysis::getDescription)
                            .isEqualTo(refused.getMessage());
                })
                .withNoCause();
    }

    /** What a node does when it starts with these settings. */
    private void start(Map<String, Object> settings) {
        start(new MapPropertySource("settings", settings));
    }

    private void start(PropertySource<?> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(settings);
        new DeclaredConnections(
                        new Declarations(environment, rules),
                        repository,
                        keys,
                        health,
                        audit,
                        client,
                        transaction,
                        clock)
                .afterSingletonsInstantiated();
    }

    private static Map<String, Object> declaration() {
        return declaration(0, "Main");
    }

    private static Map<String, Object> declaration(int index, String name) {
        var place = "plantain.connections[%d].".formatted(index);
        return Map.of(
                place + "vendor", "first",
                place + "name", name,
                place + "base-url", "https://api.example.com/v1/",
                place + "api-key", "sk-4711");
    }

    private static Map<String, Object> with(Map<String, Object> settings, Map<String, String> changes) {
        var changed = new HashMap<>(settings);
        changes.forEach((name, value) -> changed.put("plantain.connections[0]." + name, value));
        return changed;
    }
}
