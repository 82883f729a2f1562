package app.plantain.core.routing;

import app.plantain.core.provider.ModelId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps models in one text, joined by commas, in the order of their names. */
@Converter
class ModelsConverter implements AttributeConverter<SortedSet<ModelId>, String> {

    @Override
    public String convertToDatabaseColumn(SortedSet<ModelId> models) {
        return models.stream().map(ModelId::value).collect(Collectors.joining(","));
    }

    @Override
    public SortedSet<ModelId> convertToEntityAttribute(String text) {
        return Stream.of(text.split(","))
                .filter(model -> !model.isEmpty())
                .map(ModelId::new)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
