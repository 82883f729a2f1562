package app.plantain.core.routing;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a connection's corrections as lines. */
@Converter
class CorrectionsConverter implements AttributeConverter<Corrections, String> {

    @Override
    public String convertToDatabaseColumn(Corrections corrections) {
        return corrections.text();
    }

    @Override
    public Corrections convertToEntityAttribute(String text) {
        return Corrections.parse(text);
    }
}
