package app.plantain.web.share;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Media;
import app.plantain.web.media.MediaAnswers;
import app.plantain.web.media.MediaAnswers.Use;
import app.plantain.web.media.MediaPaths;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The images of shared boards, for whoever has the link. */
@RestController
class SharedMediaController {

    /** An image never changes, but its link can be revoked: after an hour every cache has to ask again. */
    private static final CacheControl FOR_AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic().immutable();

    private final Media media;

    SharedMediaController(Media media) {
        this.media = media;
    }

    @GetMapping("/s/{token}/media/{asset}/original")
    ResponseEntity<Resource> original(
            @PathVariable String token, @PathVariable String asset, @RequestParam @Nullable String download) {
        var file = MediaPaths.id(asset, AssetId::parse).flatMap(id -> media.sharedOriginal(token, id));
        return MediaAnswers.of(file, FOR_AN_HOUR, Use.of(download));
    }

    @GetMapping("/s/{token}/media/{asset}/{size}")
    ResponseEntity<Resource> rendition(
            @PathVariable String token, @PathVariable String asset, @PathVariable String size) {
        var file = MediaPaths.id(asset, AssetId::parse)
                .flatMap(id -> MediaPaths.rendition(size).flatMap(kind -> media.sharedRendition(token, id, kind)));
        return MediaAnswers.of(file, FOR_AN_HOUR, Use.SHOW);
    }
}
