package app.plantain.core.routing;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a connection's settings as a JSON object, in the order of their names. */
@Converter
class SettingsConverter implements AttributeConverter<Map<String, String>, String> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Map<String, String> settings) {
        return JSON.writeValueAsString(new TreeMap<>(settings));
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String json) {
        return JSON.readValue(json, SETTINGS);
    }
}
