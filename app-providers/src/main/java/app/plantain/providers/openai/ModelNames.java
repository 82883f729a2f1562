package app.plantain.providers.openai;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.wire.VendorAccount;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the models are called behind a connection's address, from its setting {@code model-names}: pairs such as
 * {@code nano-banana-2=gemini-3.1-flash-image}, with commas between. A model that is not named there has our name.
 */
final class ModelNames {

    private static final String SETTING = "model-names";
    private static final int LONGEST_SETTING = 2000;
    private static final Pattern PAIR = Pattern.compile("([a-z0-9.-]{1,64})\\s*=\\s*([^\\s,]{1,200})");

    /** As an administrator sets it. */
    static final VendorOption OPTION = new VendorOption(
            SETTING,
            "Model names",
            "What the models are called there, such as nano-banana-2=gemini-3.1-flash-image, with commas between.",
            "our own names",
            new VendorOption.Values.Text(
                    "%1$s(\\s*,\\s*%1$s)*".formatted(PAIR.pattern()),
                    "Write pairs such as nano-banana-2=gemini-3.1-flash-image, with commas between"));

    private final Map<String, String> names;

    private ModelNames(Map<String, String> names) {
        this.names = names;
    }

    /**
     * Reads a connection's setting.
     *
     * @throws ProviderException where an administrator has to correct it
     */
    static ModelNames of(ProviderConnection connection) {
        var names = new HashMap<String, String>();
        var setting = connection.settings().getOrDefault(SETTING, "").strip();
        if (setting.length() > LONGEST_SETTING) {
            throw unusable(connection);
        }
        for (var text : setting.isEmpty() ? new String[0] : setting.split(",", -1)) {
            var pair = PAIR.matcher(text.strip());
            if (!pair.matches() || !isModel(pair.group(1)) || names.put(pair.group(1), pair.group(2)) != null) {
                throw unusable(connection);
            }
        }
        return new ModelNames(names);
    }

    String of(ModelId model) {
        return names.getOrDefault(model.value(), model.value());
    }

    private static boolean isModel(String name) {
        return OpenaiModels.ALL.stream().anyMatch(can -> can.model().value().equals(name));
    }

    private static ProviderException unusable(ProviderConnection connection) {
        return VendorAccount.unusable(
                connection,
                Acceptance.NOT_ACCEPTED,
                "model names that are not written as nano-banana=the-name, with commas between");
    }
}
