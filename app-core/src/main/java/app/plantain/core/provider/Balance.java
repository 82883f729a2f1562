package app.plantain.core.provider;

import java.math.BigDecimal;

/**
 * What is left on our account at a vendor.
 *
 * @param unit the vendor's own, such as {@code credits} or {@code USD}; never converted
 */
public record Balance(BigDecimal amount, String unit) {}
