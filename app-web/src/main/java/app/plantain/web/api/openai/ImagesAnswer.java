package app.plantain.web.api.openai;

import app.plantain.core.gallery.Media;
import app.plantain.core.gallery.MediaFile;
import app.plantain.core.generation.JobView;
import app.plantain.core.identity.TeamId;
import app.plantain.web.media.SignedMedia;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes images as OpenAI's clients read them. Bytes go from the disk into the answer piece by piece. */
@Component
class ImagesAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Media media;
    private final SignedMedia addresses;
    private final ApiProperties properties;

    ImagesAnswer(Media media, SignedMedia addresses, ApiProperties properties) {
        this.media = media;
        this.addresses = addresses;
        this.properties = properties;
    }

    private record Picture(JobView job, MediaFile file) {}

    void write(HttpServletResponse response, TeamId team, BatchOutcome outcome, boolean inline) throws IOException {
        // All are looked up before the first byte is sent: after it, no error can be told any more.
        var pictures = outcome.succeeded().stream()
                .map(job -> new Picture(
                        job, media.original(team, job.asset().orElseThrow()).orElseThrow()))
                .toList();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var json = JSON.createGenerator(response.getOutputStream())) {
            json.writeStartObject();
            var first = pictures.getFirst();
            json.writeNumberProperty("created", first.job().createdAt().getEpochSecond());
            json.writeStringProperty("output_format", first.file().mediaType().substring("image/".length()));
            first.job()
                    .deliveredSize()
                    .ifPresent(size -> json.writeStringProperty("size", size.width() + "x" + size.height()));
            json.writeName("data").writeStartArray();
            for (var picture : pictures) {
                write(json, team, picture, inline);
            }
            json.writeEndArray().writeEndObject();
        }
    }

    private void write(JsonGenerator json, TeamId team, Picture picture, boolean inline) throws IOException {
        json.writeStartObject();
        if (inline) {
            json.writeName("b64_json");
            try (var bytes = picture.file().content().open()) {
                json.writeBinary(bytes, Math.toIntExact(picture.file().bytes()));
            }
        } else {
            var asset = picture.job().asset().orElseThrow();
            json.writeStringProperty(
                    "url", addresses.sign(team, asset, properties.addressLife()).toString());
        }
        json.writeEndObject();
    }
}
