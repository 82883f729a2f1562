package app.plantain.web.media;

import app.plantain.core.gallery.MediaFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers requests for images. Spring does the rest with what it finds here: an entity tag that is known already, parts
 * of a file, requests for the head only.
 */
public final class MediaAnswers {

    private MediaAnswers() {}

    /** What a browser is to do with an image. */
    public enum Use {
        SHOW,
        DOWNLOAD;

        /** Downloads where the parameter {@code download} is there, with or without a value. */
        public static Use of(@Nullable String download) {
            return download == null ? SHOW : DOWNLOAD;
        }
    }

    /** The image, or 404 where there is none. */
    public static ResponseEntity<Resource> of(Optional<MediaFile> file, CacheControl cache, Use use) {
        return file.map(found -> found(found, cache, use))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<Resource> found(MediaFile file, CacheControl cache, Use use) {
        var disposition = switch (use) {
            case SHOW -> ContentDisposition.inline();
            case DOWNLOAD -> ContentDisposition.attachment();
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.bytes())
                .eTag(file.name())
                .cacheControl(cache)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition.filename(file.fileName()).build().toString())
                .body(new MediaResource(file));
    }
}
