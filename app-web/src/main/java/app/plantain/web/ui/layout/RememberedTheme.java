package app.plantain.web.ui.layout;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.Cookie;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes the remembered choice of light or dark into the page itself, so that it never flashes in the other one. */
@Component
class RememberedTheme implements VaadinServiceInitListener {

    private static final String COOKIE = "plantain-theme";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(response -> {
            var page = response.getDocument();
            page.getElementsByTag("html").attr("lang", "en");
            chosen(response.getVaadinRequest())
                    .ifPresent(theme -> page.getElementsByTag("html").attr("data-theme", theme));
        });
    }

    private static Optional<String> chosen(VaadinRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(Cookie::getValue)
                .filter(theme -> theme.equals("light") || theme.equals("dark"))
                .findFirst();
    }
}
