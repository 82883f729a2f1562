package app.plantain.web.api.openai;

import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import java.util.Optional;

/**
 * How a client names a model: {@code nano-banana-2}, or {@code sandbox/nano-banana-2} to have it from that vendor only.
 */
record ModelName(ModelId model, Optional<VendorId> vendor) {

    private static final int MAX_LENGTH = 100;

    /** How a client writes it. */
    String text() {
        return vendor.map(name -> name + "/").orElse("") + model;
    }

    /** Reads a name; empty for whatever cannot be one. */
    static Optional<ModelName> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var slash = text.indexOf('/');
        try {
            var vendor = slash < 0 ? Optional.<VendorId>empty() : Optional.of(new VendorId(text.substring(0, slash)));
            return Optional.of(new ModelName(new ModelId(text.substring(slash + 1)), vendor));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
