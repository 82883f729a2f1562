package app.plantain.web.ui.admin;

import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionProbe;
import app.plantain.core.routing.KeyState;
import app.plantain.core.routing.PriceTable;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is known of a connection, line by line. Its key is not among it. */
final class ConnectionFacts extends DescriptionList {

    ConnectionFacts(ConnectionCard.Reading reading) {
        var connection = reading.connection();
        var key = reading.key();
        var told = reading.asked().flatMap(ConnectionCard.Asked::result);
        addClassName("pl-facts");
        fact("Vendor", connection.vendor().toString());
        if (!ConnectionCard.isSandbox(connection)) {
            fact("Base URL", connection.baseUrl().map(URI::toString).orElse("The vendor's usual one"));
        }
        if (key != KeyState.NONE) {
            fact("Key", key == KeyState.KEPT ? "Kept encrypted" : "Cannot be read");
            fact("Balance", balance(told));
        }
        if (!connection.models().isEmpty()) {
            fact("Used for", connection.models().stream().map(ModelId::value).collect(Collectors.joining(", ")));
        }
        fact("Priority", "%d, the highest is asked first".formatted(connection.priority()));
        if (!ConnectionCard.isSandbox(connection)) {
            fact("Weight", Integer.toString(connection.weight()));
        }
        fact("Limits", LimitEntries.inWords(connection.limits()));
        if (!ConnectionCard.isSandbox(connection)) {
            lines("Prices", prices(reading.prices()));
        }
        if (!connection.corrections().byModel().isEmpty()) {
            lines("Corrected", corrections(connection));
        }
        settings(connection).forEach(this::fact);
    }

    /** A line for each model that can do otherwise than the adapter says. */
    private static List<String> corrections(Connection connection) {
        return connection.corrections().byModel().entrySet().stream()
                .map(entry ->
                        "%s: %s".formatted(entry.getKey(), entry.getValue().inWords()))
                .toList();
    }

    /** What is not known is never shown as nothing. */
    static String balance(Optional<ConnectionProbe.Result> told) {
        return told.map(result -> switch (result) {
                    case ConnectionProbe.Result.Answered(var probe) -> balance(probe);
                    case ConnectionProbe.Result.Failed _ -> "Unknown: the test failed";
                })
                .orElse("Unknown until tested");
    }

    private static String balance(Probe probe) {
        return switch (probe) {
            case Probe.Told(var balance) ->
                "%s %s".formatted(balance.amount().stripTrailingZeros().toPlainString(), balance.unit());
            case Probe.Works() -> "The key works. Unknown: this vendor does not tell the balance.";
            case Probe.Untold() -> "Unknown: this vendor has no question that costs nothing. The first job will tell.";
        };
    }

    /** A line for each model. */
    private static List<String> prices(PriceTable prices) {
        var byModel = prices.prices().stream()
                .collect(Collectors.groupingBy(
                        one -> one.model().value(),
                        TreeMap::new,
                        Collectors.mapping(
                                one -> "%s %s".formatted(one.tier(), one.price()), Collectors.joining(" · "))));
        return byModel.isEmpty()
                ? List.of("Unknown")
                : byModel.entrySet().stream()
                        .map(entry -> "%s: %s".formatted(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private static Map<String, String> settings(Connection connection) {
        if (ConnectionCard.isSandbox(connection)) {
            return SandboxEntries.read(connection.settings()).inWords();
        }
        var settings = new TreeMap<>(connection.settings());
        settings.computeIfPresent(
                ProviderConnection.WEBHOOK_SECRET,
                (_, _) -> "Kept encrypted. The vendor tells of finished work at %s"
                        .formatted("/webhooks/" + connection.id()));
        return settings;
    }

    private void fact(String name, String value) {
        add(new Term(name), new Description(value));
    }

    /** One that has the whole width, and may have several lines. */
    private void lines(String name, List<String> values) {
        var term = new Term(name);
        var description = new Description();
        values.forEach(value -> description.add(new Div(value)));
        term.addClassName("pl-wide");
        description.addClassName("pl-wide");
        add(term, description);
    }
}
