package app.plantain.core.provider;

/** What a vendor is known to take for one image, until an administrator or the vendor itself says otherwise. */
public record VendorPrice(ModelId model, ResolutionTier tier, Dollars price) {

    /** Such as {@code ("nano-banana", ONE_K, "0.04")}. */
    public static VendorPrice of(String model, ResolutionTier tier, String dollars) {
        return new VendorPrice(new ModelId(model), tier, Dollars.parse(dollars));
    }
}
