package app.plantain.web.vendors;

import app.plantain.web.media.MediaPaths;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a vendor says that it is done with an attempt. Its address is all the proof there is, and what comes with it is
 * not even read. The same again changes nothing; what is not one of our addresses costs a check of its token.
 */
@RestController
class CallbackController {

    private final VendorEntrance entrance;
    private final Hurry hurry;

    CallbackController(VendorEntrance entrance, Hurry hurry) {
        this.entrance = entrance;
        this.hurry = hurry;
    }

    @PostMapping("/callbacks/{attempt}/{token}")
    ResponseEntity<Void> done(@PathVariable String attempt, @PathVariable String token) {
        var known = MediaPaths.id(attempt, UUID::fromString)
                .filter(id -> entrance.knows(id, token))
                .filter(hurry::up);
        return known.isPresent()
                ? ResponseEntity.ok().build()
                : ResponseEntity.notFound().build();
    }
}
