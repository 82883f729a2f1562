package app.plantain.core.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;

/** The connections that configuration declares, {@code plantain.connections[n].*}. */
@Component
class Declarations {

    private static final Logger LOG = LoggerFactory.getLogger(Declarations.class);
    private static final ConfigurationPropertyName PLACE = ConfigurationPropertyName.of("plantain.connections");

    /** Where in {@code plantain.connections[0].name} the name of the setting stands. */
    private static final int SETTING = 3;

    private static final Pattern TIER = Pattern.compile("(?i)512|[124]k");

    private final Environment environment;
    private final ConnectionRules rules;

    Declarations(Environment environment, ConnectionRules rules) {
        this.environment = environment;
        this.rules = rules;
    }

    /**
     * A declaration that is in order.
     *
     * @param key our key at the vendor, empty where it needs none
     * @param webhookSecret with which the vendor signs what it tells by itself, empty where it is to tell nothing
     */
    record Checked(
            String place,
            CheckedEntry entry,
            Limits limits,
            Corrections corrections,
            Optional<String> key,
            Optional<String> webhookSecret) {

        /** Without the key. */
        @Override
        public String toString() {
            return "Checked[" + place + "]";
        }
    }

    /**
     * All declarations by the names of the connections.
     *
     * @throws UnusableConfiguration naming the setting that is wrong
     */
    SortedMap<String, Checked> read() {
        warnOfUnknownSettings();
        var declared = bound();
        var checked = new TreeMap<String, Checked>();
        var places = new HashMap<String, String>();
        IntStream.range(0, declared.size())
                .mapToObj(index -> check(index, declared.get(index)))
                .forEach(one -> {
                    var name = one.entry().name();
                    var other = places.put(name, one.place());
                    if (other != null) {
                        throw new UnusableConfiguration(
                                "%s and %s are both called \"%s\".".formatted(other, one.place(), name),
                                "Give each connection a name of its own.");
                    }
                    checked.put(name, one);
                });
        return checked;
    }

    /** What cannot be bound is told without its value, which may be a key. */
    private List<Declaration> bound() {
        try {
            var binder = Binder.get(environment);
            var listed = binder.bind(PLACE, Bindable.listOf(Declaration.class)).orElse(List.of());
            return IntStream.range(0, listed.size())
                    .mapToObj(index -> withMaps(listed.get(index), index, binder))
                    .toList();
        } catch (BindException unbound) {
            throw unreadable(unbound);
        }
    }

    private static Declaration withMaps(Declaration declared, int index, Binder binder) {
        return declared.with(
                lines(declared.prices(), binder, "%s[%d].prices".formatted(PLACE, index)),
                lines(declared.corrections(), binder, "%s[%d].corrections".formatted(PLACE, index)));
    }

    /**
     * Lines that may be written as a map too, such as {@code prices: {nano-banana-2: {1K: 0.04}}}. In the name of an
     * environment variable each dash of a model is a line below.
     */
    private static List<String> lines(List<String> listed, Binder binder, String setting) {
        if (!listed.isEmpty() || binder.bind(setting, Bindable.of(String.class)).isBound()) {
            return listed;
        }
        return binder.bind(setting, Bindable.mapOf(String.class, String.class)).orElse(Map.of()).entrySet().stream()
                .map(entry -> "%s %s".formatted(line(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** The model and, where it is told, the resolution: {@code nano-banana-2.1K}. */
    private static String line(String key) {
        var last = key.lastIndexOf('.');
        var end = last < 0 ? "" : key.substring(last + 1);
        return last >= 0 && TIER.matcher(end).matches()
                ? "%s %s".formatted(key.substring(0, last).replace('.', '-'), end)
                : key.replace('.', '-');
    }

    private static UnusableConfiguration unreadable(BindException unbound) {
        return unbound.getCause() instanceof UnboundConfigurationPropertiesException
                ? new UnusableConfiguration(
                        "%s has a gap in its numbers.".formatted(PLACE),
                        "Number the connections 0, 1, 2 and so on without a gap.")
                : new UnusableConfiguration(
                        "The setting %s cannot be read.".formatted(unbound.getName()),
                        "Write one value there, as docs/operations.md shows.");
    }

    private Checked check(int index, Declaration declaration) {
        var place = "%s[%d]".formatted(PLACE, index);
        try {
            var entry = rules.checkAtSight(declaration.entry());
            var key = ConnectionRules.isOutside(entry.vendor())
                    ? Optional.of(key(declaration))
                    : Optional.<String>empty();
            return new Checked(
                    place,
                    entry,
                    declaration.limits(rules.limits(entry.vendor())),
                    rules.corrections(declaration.corrected(), entry.vendor()),
                    key,
                    webhookSecret(declaration));
        } catch (WrongEntry wrong) {
            throw new UnusableConfiguration(
                    "The setting %s.%s is missing or cannot be used.".formatted(place, setting(wrong)),
                    wrong.getMessage() + ".");
        }
    }

    private static String setting(WrongEntry wrong) {
        var setting = wrong.field().setting();
        return wrong.option().isEmpty() ? setting : setting + "." + wrong.option();
    }

    private String key(Declaration declaration) {
        requireSet(WrongEntry.Field.API_KEY, declaration.key());
        return rules.key(declaration.key());
    }

    private Optional<String> webhookSecret(Declaration declaration) {
        requireSet(WrongEntry.Field.WEBHOOK_SECRET, declaration.secretOfWebhooks());
        return rules.webhookSecret(declaration.secretOfWebhooks());
    }

    /** A variable that is not set is left as it was written. */
    private static void requireSet(WrongEntry.Field field, String written) {
        if (written.contains("${")) {
            throw new WrongEntry(field, "The variable that it names has to be set");
        }
    }

    /** Environment variables are left out, since their names do not say where a word ends. */
    private void warnOfUnknownSettings() {
        var known = Declaration.settings();
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource names
                    && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
                names.stream()
                        .filter(PLACE::isAncestorOf)
                        .filter(name -> name.getNumberOfElements() > SETTING)
                        .filter(name -> !known.contains(name.getElement(SETTING, Form.UNIFORM)))
                        .forEach(name -> LOG.warn("{} is no setting of a connection and is left aside", name));
            }
        }
    }
}
