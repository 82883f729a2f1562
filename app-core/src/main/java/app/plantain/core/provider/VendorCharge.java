package app.plantain.core.provider;

import java.math.BigDecimal;

/**
 * What a vendor says that one image costs us.
 *
 * @param amount not negative
 * @param unit an ISO 4217 currency such as {@code USD}, or the vendor's own such as {@code credits}
 */
public record VendorCharge(BigDecimal amount, String unit) {}
