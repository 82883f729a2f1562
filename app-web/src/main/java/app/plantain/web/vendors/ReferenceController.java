package app.plantain.web.vendors;

import app.plantain.core.gallery.PreparedReferences;
import app.plantain.web.media.MediaAnswers;
import app.plantain.web.media.MediaAnswers.Use;
import app.plantain.web.media.MediaPaths;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives vendors the input images of their jobs. An address that was changed, has expired or never was is answered like
 * one of nothing, before anything is looked for.
 */
@RestController
class ReferenceController {

    private final PreparedReferences references;
    private final VendorEntrance entrance;

    ReferenceController(PreparedReferences references, VendorEntrance entrance) {
        this.references = references;
        this.entrance = entrance;
    }

    @GetMapping("/references/{file}")
    ResponseEntity<Resource> reference(
            @PathVariable String file,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String signature) {
        var remaining = MediaPaths.id(until, Long::parseLong)
                .map(end -> entrance.remaining(file, end, signature))
                .orElse(Duration.ZERO);
        if (!remaining.isPositive()) {
            return MediaAnswers.of(Optional.empty(), CacheControl.noStore(), Use.SHOW);
        }
        var name = file.substring(0, file.lastIndexOf('.'));
        return MediaAnswers.of(
                references.find(name), CacheControl.maxAge(remaining).cachePrivate(), Use.SHOW);
    }
}
