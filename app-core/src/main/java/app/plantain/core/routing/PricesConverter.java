package app.plantain.core.routing;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a connection's prices as lines. */
@Converter
class PricesConverter implements AttributeConverter<PriceTable, String> {

    @Override
    public String convertToDatabaseColumn(PriceTable prices) {
        return prices.text();
    }

    @Override
    public PriceTable convertToEntityAttribute(String text) {
        return PriceTable.parse(text);
    }
}
