package app.plantain.web.media;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Media;
import app.plantain.core.identity.TeamId;
import app.plantain.web.media.MediaAnswers.Use;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens signed addresses, without a session. One that was changed is refused like one that has expired. */
@RestController
class SignedMediaController {

    private final Media media;
    private final SignedMedia addresses;

    SignedMediaController(Media media, SignedMedia addresses) {
        this.media = media;
        this.addresses = addresses;
    }

    @GetMapping("/media/signed/teams/{team}/assets/{asset}/original")
    ResponseEntity<Resource> original(
            @PathVariable("team") String teamText,
            @PathVariable("asset") String assetText,
            @RequestParam(defaultValue = "") String expires,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam @Nullable String download) {
        var team = MediaPaths.id(teamText, TeamId::parse);
        var asset = MediaPaths.id(assetText, AssetId::parse);
        var end = MediaPaths.id(expires, Long::parseLong);
        var remaining = team.flatMap(
                        t -> asset.flatMap(a -> end.map(seconds -> addresses.remaining(t, a, seconds, signature))))
                .orElse(Duration.ZERO);
        if (!remaining.isPositive()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        var cache = CacheControl.maxAge(remaining).cachePrivate().immutable();
        return MediaAnswers.of(media.original(team.orElseThrow(), asset.orElseThrow()), cache, Use.of(download));
    }
}
