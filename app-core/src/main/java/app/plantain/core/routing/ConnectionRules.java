package app.plantain.core.routing;

import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.routing.Corrections.Correction;
import app.plantain.core.routing.WrongEntry.Field;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a connection may look like, whether it is entered on the screen or in configuration. */
@Component
class ConnectionRules {

    private static final String SANDBOX = "sandbox";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_PRICES = 4_000;
    private static final int LONGEST_CORRECTIONS = 4_000;
    private static final int MOST_PRIORITY = 1_000;
    private static final int MOST_WEIGHT = 1_000;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,6}");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

    /** Goes into the head of a request, where a blank or a line's end would be another thing. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,500}");

    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{16,200}");

    private final VendorHttp http;
    private final Map<String, SortedSet<String>> modelsByVendor;
    private final Map<String, ImageProvider> providers;

    ConnectionRules(VendorHttp http, Collection<ImageProvider> providers) {
        this.http = http;
        this.providers = providers.stream()
                .collect(Collectors.toMap(provider -> provider.vendor().value(), Function.identity()));
        this.modelsByVendor = providers.stream()
                .collect(Collectors.toMap(
                        provider -> provider.vendor().value(),
                        ConnectionRules::models,
                        (one, same) -> one,
                        TreeMap::new));
    }

    private static SortedSet<String> models(ImageProvider provider) {
        return provider.capabilities().stream()
                .map(Capabilities::model)
                .map(ModelId::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Checks what a person enters now; the vendor's name is looked up.
     *
     * @throws WrongEntry at the first that cannot be used
     */
    CheckedEntry check(ConnectionEntry entry) {
        return check(entry, http::refusal);
    }

    /**
     * Checks what stands in configuration, without asking anybody: a start does not depend on the network.
     *
     * @throws WrongEntry at the first that cannot be used
     */
    CheckedEntry checkAtSight(ConnectionEntry entry) {
        return check(entry, http::refusalAtSight);
    }

    private CheckedEntry check(ConnectionEntry entry, Function<URI, Optional<String>> guard) {
        var vendor = vendor(entry.vendor());
        return new CheckedEntry(
                vendor,
                name(entry.name(), vendor),
                address(entry.baseUrl(), vendor, guard),
                models(entry.models(), vendor),
                number(Field.PRIORITY, entry.priority(), 0, -MOST_PRIORITY, MOST_PRIORITY),
                number(Field.WEIGHT, entry.weight(), 1, 1, MOST_WEIGHT),
                prices(entry.prices(), vendor),
                creditPrice(entry.creditPrice()),
                options(entry.options(), vendor));
    }

    /** The limits with which a connection to a vendor begins. */
    Limits limits(VendorId vendor) {
        return Optional.ofNullable(providers.get(vendor.value()))
                .map(provider -> Limits.of(provider.limits()))
                .orElse(Limits.DEFAULT);
    }

    /** A key as it was pasted, without the blanks around it. */
    String key(String pasted) {
        var key = pasted.strip();
        if (!KEY.matcher(key).matches()) {
            throw new WrongEntry(
                    Field.API_KEY,
                    key.isEmpty()
                            ? "Give the key that the vendor gave you"
                            : "Give the key alone: plain letters, digits and signs, without blanks, at most 500");
        }
        return key;
    }

    /** A secret as it was pasted, without the blanks around it; empty for none. */
    Optional<String> webhookSecret(String pasted) {
        var secret = pasted.strip();
        if (!secret.isEmpty() && !SECRET.matcher(secret).matches()) {
            throw new WrongEntry(
                    Field.WEBHOOK_SECRET,
                    "Give 16 to 200 plain letters, digits and signs, without blanks, as the vendor has them");
        }
        return Optional.of(secret).filter(given -> !given.isEmpty());
    }

    /** Whether connections of this vendor have an address and a key: all have but our own. */
    static boolean isOutside(VendorId vendor) {
        return !vendor.value().equals(SANDBOX);
    }

    private VendorId vendor(String text) {
        var vendor = text.strip();
        if (!modelsByVendor.containsKey(vendor)) {
            throw new WrongEntry(Field.VENDOR, "Choose one of: " + String.join(", ", modelsByVendor.keySet()));
        }
        return new VendorId(vendor);
    }

    private static String name(String text, VendorId vendor) {
        var name = text.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || UNPRINTABLE.matcher(name).find()) {
            throw new WrongEntry(Field.NAME, "Write a name of 1 to %d characters".formatted(LONGEST_NAME));
        }
        if (isOutside(vendor) && name.equalsIgnoreCase(SANDBOX)) {
            throw new WrongEntry(Field.NAME, "Choose another name: Sandbox is Plantain's own connection");
        }
        return name;
    }

    private static Optional<URI> address(String text, VendorId vendor, Function<URI, Optional<String>> guard) {
        var written = text.strip().replaceAll("/+$", "");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (!isOutside(vendor)) {
            throw new WrongEntry(Field.BASE_URL, "Leave it out: the sandbox is inside Plantain");
        }
        var address = parse(written);
        guard.apply(address).ifPresent(refusal -> {
            throw new WrongEntry(
                    Field.BASE_URL,
                    refusal + " A host inside your network has to be listed in plantain.http.allowed-private-hosts");
        });
        return Optional.of(address);
    }

    private static URI parse(String written) {
        try {
            var address = new URI(written);
            if (written.length() > LONGEST_ADDRESS
                    || address.getHost() == null
                    || address.getRawUserInfo() != null
                    || !SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    || address.getRawQuery() != null
                    || address.getRawFragment() != null) {
                throw wrongAddress();
            }
            return address;
        } catch (URISyntaxException unreadable) {
            throw wrongAddress();
        }
    }

    private static WrongEntry wrongAddress() {
        return new WrongEntry(Field.BASE_URL, "Write the address of the vendor's API, such as https://api.example.com");
    }

    private SortedSet<ModelId> models(List<String> written, VendorId vendor) {
        var known = modelsByVendor.getOrDefault(vendor.value(), new TreeSet<>());
        var models = written.stream()
                .map(String::strip)
                .filter(model -> !model.isEmpty())
                .toList();
        for (var model : models) {
            if (!known.contains(model)) {
                throw new WrongEntry(
                        Field.MODELS,
                        "%s has no such model. Choose of: %s".formatted(vendor, String.join(", ", known)));
            }
        }
        return models.stream().map(ModelId::new).collect(Collectors.toCollection(TreeSet::new));
    }

    private PriceTable prices(String text, VendorId vendor) {
        try {
            var table = PriceTable.parse(text);
            if (table.text().length() > LONGEST_PRICES) {
                throw new IllegalArgumentException("Write fewer prices");
            }
            models(table.prices().stream().map(price -> price.model().value()).toList(), vendor);
            return table;
        } catch (IllegalArgumentException | WrongEntry wrong) {
            throw new WrongEntry(Field.PRICES, String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * Corrections of what connections to a vendor can do.
     *
     * @throws WrongEntry where they cannot be read or leave nothing of a model
     */
    Corrections corrections(String text, VendorId vendor) {
        try {
            var corrections = Corrections.parse(text);
            check(corrections, vendor);
            return corrections;
        } catch (IllegalArgumentException | WrongEntry wrong) {
            throw new WrongEntry(Field.CORRECTIONS, String.valueOf(wrong.getMessage()));
        }
    }

    private void check(Corrections corrections, VendorId vendor) {
        if (!isOutside(vendor) && !corrections.byModel().isEmpty()) {
            throw new IllegalArgumentException("The sandbox can do what it draws");
        }
        if (corrections.text().length() > LONGEST_CORRECTIONS) {
            throw new IllegalArgumentException("Write fewer corrections");
        }
        models(corrections.byModel().keySet().stream().map(ModelId::value).toList(), vendor);
        var said = Optional.ofNullable(providers.get(vendor.value()))
                .map(ImageProvider::capabilities)
                .orElse(List.of());
        corrections.byModel().forEach((model, correction) -> check(model, correction, said, corrections.over(said)));
    }

    private static void check(ModelId model, Correction correction, List<Capabilities> said, List<Capabilities> left) {
        if (left.stream().noneMatch(one -> one.model().equals(model))) {
            throw new IllegalArgumentException(
                    "Leave %s a resolution and an aspect ratio, or leave it out of the models of the connection"
                            .formatted(model));
        }
        var takesSome = said.stream()
                .anyMatch(one -> one.model().equals(model) && one.references().most() > 0);
        if (correction.references().orElse(0) > 0 && !takesSome) {
            throw new IllegalArgumentException("%s takes no references there".formatted(model));
        }
    }

    private static Optional<Dollars> creditPrice(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Dollars.parse(text));
        } catch (IllegalArgumentException wrong) {
            throw new WrongEntry(Field.CREDIT_PRICE, String.valueOf(wrong.getMessage()));
        }
    }

    private SortedMap<String, String> options(Map<String, String> written, VendorId vendor) {
        var known = Optional.ofNullable(providers.get(vendor.value())).stream()
                .flatMap(provider -> provider.options().stream())
                .collect(Collectors.toMap(VendorOption::name, Function.identity()));
        var options = new TreeMap<String, String>();
        known.keySet().forEach(name -> options.put(name, ""));
        written.forEach((name, text) -> {
            var value = text.strip();
            if (!value.isEmpty()) {
                Optional.ofNullable(known.get(name))
                        .map(option -> option.refusal(value))
                        .orElseGet(() -> Optional.of("%s has no option of this name".formatted(vendor)))
                        .ifPresent(refusal -> {
                            throw WrongEntry.option(name, refusal);
                        });
                options.put(name, value);
            }
        });
        return options;
    }

    /** @throws WrongEntry where it is neither empty nor a whole number within the bounds */
    static int number(Field field, String text, int whenEmpty, int least, int most) {
        var written = text.strip();
        if (written.isEmpty()) {
            return whenEmpty;
        }
        if (WHOLE_NUMBER.matcher(written).matches()) {
            var number = Integer.parseInt(written);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new WrongEntry(field, "Write a whole number from %,d to %,d".formatted(least, most));
    }
}
