package app.plantain.web.share;

import app.plantain.core.gallery.AssetId;
import app.plantain.web.address.PublicAddress;
import app.plantain.web.media.MediaPaths;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages of shared boards. A link that never was, has expired or was revoked gets one and the same answer, so that
 * nobody learns which of them it is.
 */
@Controller
class ShareController {

    /** A link that is revoked is still shown by caches for at most a minute. */
    private static final String BRIEFLY = "public, max-age=60";

    private final SharedPages pages;
    private final PublicAddress address;

    ShareController(SharedPages pages, PublicAddress address) {
        this.pages = pages;
        this.address = address;
    }

    @GetMapping("/s/{token}")
    ModelAndView board(
            @PathVariable String token, @RequestParam(defaultValue = "1") String page, HttpServletResponse response) {
        var found = MediaPaths.id(page, Integer::parseInt).flatMap(number -> pages.board(token, number));
        if (found.isEmpty()) {
            return gone();
        }
        cacheBriefly(response);
        var view = new ModelAndView("share/board")
                .addObject("token", token)
                .addObject("board", found.get())
                .addObject("address", address.of("/s/" + token).toString());
        found.get().images().stream()
                .findFirst()
                .ifPresent(
                        cover -> view.addObject("cover", cover).addObject("coverAddress", largeAddress(token, cover)));
        return view;
    }

    @GetMapping("/s/{token}/{asset}")
    ModelAndView image(@PathVariable String token, @PathVariable String asset, HttpServletResponse response) {
        var found = MediaPaths.id(asset, AssetId::parse).flatMap(id -> pages.image(token, id));
        if (found.isEmpty()) {
            return gone();
        }
        cacheBriefly(response);
        var image = found.get().image();
        return new ModelAndView("share/image")
                .addObject("token", token)
                .addObject("page", found.get())
                .addObject("image", image)
                .addObject(
                        "address",
                        address.of("/s/%s/%s".formatted(token, image.id())).toString())
                .addObject("coverAddress", largeAddress(token, image));
    }

    /** Whatever else stands below a link. */
    @GetMapping({"/s", "/s/", "/s/{token}/{asset}/**"})
    ModelAndView gone() {
        return new ModelAndView("share/gone", Map.of(), HttpStatus.NOT_FOUND);
    }

    private String largeAddress(String token, SharedImage image) {
        return address.of("/s/%s/media/%s/large".formatted(token, image.id())).toString();
    }

    private static void cacheBriefly(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, BRIEFLY);
    }
}
