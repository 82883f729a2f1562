package app.plantain.web.api.openai;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request for images with input images: a form, whose fields mean what those of the JSON request mean. */
final class EditForm {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> NUMBERS = Set.of("n", "output_compression", "partial_images");
    private static final int MOST_DIGITS = 9;

    private EditForm() {}

    static GenerationRequest read(MultipartHttpServletRequest form) {
        if (!form.getFiles("mask").isEmpty()) {
            throw ApiFailure.invalid(
                    "mask", "unsupported_parameter", "The models take no mask. Say in the prompt what is to change.");
        }
        var fields = JSON.createObjectNode();
        form.getParameterMap().forEach((name, values) -> put(fields, name, values[0]));
        return RequestReader.read(new JsonFields(fields));
    }

    /** {@code image} or {@code image[]}, once or several times, in the order in which they were sent. */
    static List<InputImage> images(MultipartHttpServletRequest form) {
        var images = Stream.of("image", "image[]")
                .flatMap(name -> form.getFiles(name).stream())
                .map(InputImage::new)
                .toList();
        if (images.isEmpty()) {
            throw ApiFailure.invalid(
                    "image", "missing_required_parameter", "'image' is missing: one or more pictures to start from.");
        }
        return images;
    }

    /** Of a request that is no form. */
    static ApiFailure noForm() {
        return ApiFailure.invalid(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "invalid_content_type",
                "Send a form (multipart/form-data) with the pictures as 'image[]'.");
    }

    /** A form knows texts only. */
    private static void put(ObjectNode fields, String name, String value) {
        if (NUMBERS.contains(name) && value.length() <= MOST_DIGITS && value.matches("-?\\d+")) {
            fields.put(name, Integer.parseInt(value));
        } else if (name.equals("stream") && (value.equals("true") || value.equals("false"))) {
            fields.put(name, value.equals("true"));
        } else {
            fields.put(name, value);
        }
    }
}
