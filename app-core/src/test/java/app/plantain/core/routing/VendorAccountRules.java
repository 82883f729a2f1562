package app.plantain.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.identity.UserId;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Balance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.ConnectionProbe.Result;
import app.plantain.core.routing.WrongEntry.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What holds for connections that administrators make, whichever database keeps them. */
@ExtendWith(OutputCaptureExtension.class)
abstract class VendorAccountRules extends ConnectionScenario {

    private static final String KEY = "sk-4711";
    private static final RequestShape REQUEST = new RequestShape(
            new ModelId("nano-banana-2"), Optional.empty(), AspectRatio.SQUARE, ResolutionTier.ONE_K, 0, 10);

    @Autowired
    ConnectionProbe probe;

    UserId administrator;

    @BeforeEach
    void anAdministrator() {
        administrator = teams.someone();
    }

    static ConnectionEntry entry(String name) {
        return new ConnectionEntry("first", name, "https://93.184.215.14", List.of(), "", "");
    }

    @Test
    void aConnectionThatIsAddedServesJobsWithItsKey() {
        add("Main");

        assertThat(router.candidates(REQUEST)).extracting(Connection::name).containsExactly("Main");
        assertThat(told("Main"))
                .containsEntry(ProviderConnection.BASE_URL, "https://93.184.215.14")
                .containsEntry(ProviderConnection.API_KEY, KEY);
    }

    @Test
    void theKeyIsNowhereToBeRead(CapturedOutput output) {
        var id = add("Main");
        connections.edit(id, entry("Main"), "sk-4712", administrator);
        connections.rotateKey(id, "sk-4713", administrator);
        var connection = connection("Main");

        assertThat(jdbc.queryForList("select * from vendor_connection").toString())
                .doesNotContain("sk-");
        assertThat(audited())
                .contains("connection.add", "connection.edit", "connection.key")
                .doesNotContain("sk-");
        assertThat(connection.toString() + connection.forProvider() + first.accounts())
                .doesNotContain("sk-");
        assertThat(told("Main")).containsEntry(ProviderConnection.API_KEY, "sk-4713");
        assertThat(first.accounts().toString()).doesNotContain("sk-");
        assertThat(output).doesNotContain("sk-471");
    }

    @Test
    void twoConnectionsOfOneVendorHaveEachItsOwnKey() {
        add("Main");
        connections.add(entry("Spare"), "sk-4712", administrator);

        assertThat(told("Main")).containsEntry(ProviderConnection.API_KEY, KEY);
        assertThat(told("Spare")).containsEntry(ProviderConnection.API_KEY, "sk-4712");
    }

    @Test
    void aNameIsGivenOnce() {
        var id = add("Main");
        add("Spare");

        assertWrong(Field.NAME, () -> connections.add(entry(" Main "), KEY, administrator));
        assertWrong(Field.NAME, () -> connections.edit(id, entry("Spare"), "", administrator));
        connections.edit(id, entry("Main"), "", administrator);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\nbreak", "schlüssel"})
    void whatCannotBeAKeyIsRefused(String key) {
        assertWrong(Field.API_KEY, () -> connections.add(entry("Main"), key, administrator));
        assertThat(repository.findByName("Main")).isEmpty();
    }

    @Test
    void aPrivateAddressIsRefused() {
        var inside = new ConnectionEntry("first", "Main", "http://localhost:9000", List.of(), "", "");

        assertWrong(Field.BASE_URL, () -> connections.add(inside, KEY, administrator));
    }

    @Test
    void anAddressThatLeadsElsewhereNeedsTheKeyAgain() {
        var id = add("Main");
        var elsewhere = new ConnectionEntry("first", "Main", "https://93.184.215.15", List.of(), "", "");
        var deeper = new ConnectionEntry("first", "Main", "https://93.184.215.14/v1", List.of(), "", "");

        assertWrong(Field.API_KEY, () -> connections.edit(id, elsewhere, "", administrator));
        assertThat(told("Main")).containsEntry(ProviderConnection.BASE_URL, "https://93.184.215.14");

        connections.edit(id, deeper, "", administrator);
        connections.edit(id, elsewhere, "sk-4712", administrator);
        assertThat(told("Main"))
                .containsEntry(ProviderConnection.BASE_URL, "https://93.184.215.15")
                .containsEntry(ProviderConnection.API_KEY, "sk-4712");
    }

    @Test
    void theVendorOfAConnectionStays() {
        var id = add("Main");
        var other = new ConnectionEntry("second", "Main", "https://93.184.215.14", List.of(), "", "");

        assertThatThrownBy(() -> connections.edit(id, other, KEY, administrator))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(connection("Main").vendor()).hasToString("first");
    }

    @Test
    void aNewKeyEndsThePauseThatTheOldOneCaused() {
        var id = add("Main");
        pause("Main");

        connections.rotateKey(id, "sk-4712", administrator);

        assertThat(connection("Main").takesJobs()).isTrue();
    }

    @Test
    void aConnectionWhoseKeyCannotBeReadIsOfferedNoJobsAndSaysSo() {
        var id = add("Main");
        add("Spare");
        jdbc.update("update vendor_connection set version = version + 1, api_key_cipher ="
                + " (select c.api_key_cipher from vendor_connection c where c.name = 'Spare') where name = 'Main'");

        assertThat(router.candidates(REQUEST)).extracting(Connection::name).containsExactly("Spare");
        assertThat(connections.keyState(connection("Main"))).isEqualTo(KeyState.DAMAGED);
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> told("Main"))
                .withMessageContaining("The key of Main cannot be read")
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
                    assertThat(failure.acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
                });
        assertThat(connections.all()).hasSize(2);

        connections.rotateKey(id, KEY, administrator);
        assertThat(router.candidates(REQUEST)).hasSize(2);
    }

    @Test
    void aConnectionIsUsedForItsModelsOnly() {
        add("Main");
        assertThat(router.offers()).hasSize(1);

        jdbc.update("update vendor_connection set version = version + 1, models = 'nano-banana-pro'");

        assertThat(router.offers()).isEmpty();
        assertThat(router.candidates(REQUEST)).isEmpty();
        assertThat(router.models(connection("Main"))).isEmpty();
    }

    @Test
    void theHeavierIsAskedFirstWhereChanceIsEven() {
        add("Main");
        connections.add(
                new ConnectionEntry("first", "Heavy", "https://93.184.215.14", List.of(), "", "3"), KEY, administrator);
        connections.add(
                new ConnectionEntry("first", "Urgent", "https://93.184.215.14", List.of(), "1", "1"),
                KEY,
                administrator);

        assertThat(router.candidates(REQUEST)).extracting(Connection::name).containsExactly("Urgent", "Heavy", "Main");
    }

    @Test
    void aTestTellsTheBalance() {
        var id = add("Main");
        var balance = new Balance(new BigDecimal("12.50"), "USD");
        first.onProbe(() -> new Probe.Told(balance));

        assertThat(probe.probe(id)).isEqualTo(new Result.Answered(new Probe.Told(balance)));
    }

    @Test
    void aBalanceThatIsNotToldIsUnknown() {
        assertThat(probe.probe(add("Main"))).isEqualTo(new Result.Answered(new Probe.Untold()));
    }

    @Test
    void aTestThatFailsSaysWhy() {
        var id = add("Main");
        first.onProbe(() -> {
            throw new ProviderException(FailureKind.AUTHENTICATION, Acceptance.NOT_ACCEPTED, "No such key");
        });

        assertThat(probe.probe(id)).isEqualTo(new Result.Failed(FailureKind.AUTHENTICATION, "No such key"));
    }

    private ConnectionId add(String name) {
        return connections.add(entry(name), KEY, administrator);
    }

    private static void assertWrong(Field field, Runnable change) {
        assertThatExceptionOfType(WrongEntry.class)
                .isThrownBy(change::run)
                .satisfies(wrong -> assertThat(wrong.field()).isEqualTo(field));
    }
}
