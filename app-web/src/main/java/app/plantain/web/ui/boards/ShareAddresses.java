package app.plantain.web.ui.boards;

import app.plantain.core.gallery.ShareLink;
import com.vaadin.flow.server.VaadinServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Where guests find what a share link opens. */
@Component
class ShareAddresses {

    private final String publicUrl;

    /** Takes the address under which the world knows the installation; empty where it is the browser's. */
    ShareAddresses(@Value("${plantain.public-url:}") String publicUrl) {
        this.publicUrl = publicUrl.strip();
    }

    /** The full address of a link. Only for the thread that serves a request. */
    String of(ShareLink link) {
        return base().pathSegment("s", link.token()).toUriString();
    }

    private UriComponentsBuilder base() {
        return publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(
                        VaadinServletRequest.getCurrent().getHttpServletRequest())
                : UriComponentsBuilder.fromUriString(publicUrl);
    }
}
