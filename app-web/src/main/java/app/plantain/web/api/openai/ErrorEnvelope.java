package app.plantain.web.api.openai;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes errors as OpenAI's clients read them. */
public final class ErrorEnvelope {

    /** OpenAI's clients look at it before they send a failed request again by themselves. */
    private static final String SHOULD_RETRY = "x-should-retry";

    private static final JsonMapper JSON = JsonMapper.shared();

    private ErrorEnvelope() {}

    /** Answers a request that failed before or outside of the API's own code; says nothing of what happened. */
    public static void write(HttpServletResponse response, HttpStatus status) throws IOException {
        write(
                response,
                status.is5xxServerError()
                        ? ApiFailure.ours(status, "internal_error", "Something broke here. Try again in a minute.")
                        : ApiFailure.invalid(status, "invalid_request", "This request cannot be read."));
    }

    static void write(HttpServletResponse response, ApiFailure failure) throws IOException {
        response.setStatus(failure.status().value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        // A second try would wait, and perhaps pay, again: only the caller can decide that.
        response.setHeader(SHOULD_RETRY, "false");
        try (var json = JSON.createGenerator(response.getOutputStream())) {
            json.writeStartObject().writeName("error").writeStartObject();
            json.writeStringProperty("message", failure.text());
            json.writeStringProperty("type", failure.type());
            write(json, "param", failure.param().orElse(""));
            write(json, "code", failure.code().orElse(""));
            json.writeEndObject().writeEndObject();
        }
    }

    private static void write(JsonGenerator json, String name, String value) {
        if (value.isEmpty()) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
