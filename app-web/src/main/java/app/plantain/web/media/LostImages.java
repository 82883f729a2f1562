package app.plantain.web.media;

import app.plantain.core.gallery.LostImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers for images whose files are lost: in words, and never to be kept by a cache, since a copy may bring them back. */
@RestControllerAdvice({"app.plantain.web.media", "app.plantain.web.share"})
class LostImages {

    private static final Logger LOG = LoggerFactory.getLogger(LostImages.class);

    @ExceptionHandler
    ResponseEntity<String> on(LostImage lost) {
        LOG.error(lost.getMessage());
        return ResponseEntity.internalServerError()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_PLAIN)
                .body(lost.getMessage());
    }
}
