package app.plantain.web.media;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Media;
import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.media.MediaAnswers.Use;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The images of the team of whoever is signed in. Another team's image is as unknown as one that never was. */
@RestController
class TeamMediaController {

    /** An image never changes; the browser keeps it, and shows it to nobody else. */
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Media media;
    private final CurrentMember current;

    TeamMediaController(Media media, CurrentMember current) {
        this.media = media;
        this.current = current;
    }

    @GetMapping("/media/assets/{asset}/original")
    ResponseEntity<Resource> original(@PathVariable String asset, @RequestParam @Nullable String download) {
        var file = team().flatMap(team -> MediaPaths.id(asset, AssetId::parse).flatMap(id -> media.original(team, id)));
        return MediaAnswers.of(file, FOR_GOOD, Use.of(download));
    }

    @GetMapping("/media/assets/{asset}/{size}")
    ResponseEntity<Resource> rendition(@PathVariable String asset, @PathVariable String size) {
        var file = team().flatMap(team -> MediaPaths.id(asset, AssetId::parse)
                .flatMap(id -> MediaPaths.rendition(size).flatMap(kind -> media.rendition(team, id, kind))));
        return MediaAnswers.of(file, FOR_GOOD, Use.SHOW);
    }

    @GetMapping("/media/references/{reference}/{size}")
    ResponseEntity<Resource> reference(@PathVariable String reference, @PathVariable String size) {
        var file = team().flatMap(team -> MediaPaths.id(reference, ReferenceId::parse)
                .flatMap(id -> MediaPaths.rendition(size).flatMap(kind -> media.rendition(team, id, kind))));
        return MediaAnswers.of(file, FOR_GOOD, Use.SHOW);
    }

    private Optional<TeamId> team() {
        return current.find().map(Member::team);
    }
}
