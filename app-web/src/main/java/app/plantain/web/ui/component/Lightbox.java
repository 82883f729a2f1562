package app.plantain.web.ui.component;

import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures one at a time over the whole window, with zoom, arrow keys, the prompt, facts and actions. Put one into the view; it
 * takes no room. When it closes, the focus goes back to where it was.
 */
@Tag("plantain-lightbox")
@JsModule("./plantain/lightbox.ts")
@NpmPackage(value = "photoswipe", version = "5.4.4")
public final class Lightbox extends Component {

    /**
     * One picture.
     *
     * @param source address of the largest rendition meant for screens
     * @param thumbnail address of what is on the screen already, shown until the source has come; may be empty
     * @param width width of the source in pixels
     * @param height height of the source in pixels
     * @param prompt shown as plain text; empty for none
     * @param facts name and value pairs, for example model, ratio, tier, pixels, price
     * @param original address to download the original bytes from; empty for none
     */
    public record Slide(
            String id,
            String source,
            String thumbnail,
            int width,
            int height,
            String description,
            String prompt,
            List<Fact> facts,
            String original) {}

    /** One line about a picture. */
    public record Fact(String name, String value) {}

    private record WireAction(String name, String label, String icon) {}

    private final List<WireAction> actions = new ArrayList<>();

    /** Adds a button below the facts; its name comes back in {@link ActionEvent#action()}. */
    public void addAction(String name, String label, Icons icon) {
        actions.add(new WireAction(name, label, icon.symbol()));
        getElement().setPropertyList("actions", actions);
    }

    /** Opens the slides at the one with this id. */
    public void open(List<Slide> slides, String id) {
        getElement().callJsFunction("open", slides, id);
    }

    public void close() {
        getElement().callJsFunction("close");
    }

    public Registration addActionListener(ComponentEventListener<ActionEvent> listener) {
        return addListener(ActionEvent.class, listener);
    }

    /** Called for each slide that comes into view, the first one included. */
    public Registration addShownListener(ComponentEventListener<ShownEvent> listener) {
        return addListener(ShownEvent.class, listener);
    }

    public Registration addClosedListener(ComponentEventListener<ClosedEvent> listener) {
        return addListener(ClosedEvent.class, listener);
    }

    /** Somebody pressed one of the actions. */
    @DomEvent("action")
    public static final class ActionEvent extends ComponentEvent<Lightbox> {

        private final String slideId;
        private final String action;

        public ActionEvent(
                Lightbox source,
                boolean fromClient,
                @EventData("event.detail.id") String slideId,
                @EventData("event.detail.action") String action) {
            super(source, fromClient);
            this.slideId = slideId;
            this.action = action;
        }

        public String slideId() {
            return slideId;
        }

        /** The name given to {@link Lightbox#addAction}. */
        public String action() {
            return action;
        }
    }

    /** A slide came into view. */
    @DomEvent("shown")
    public static final class ShownEvent extends ComponentEvent<Lightbox> {

        private final String slideId;

        public ShownEvent(Lightbox source, boolean fromClient, @EventData("event.detail.id") String slideId) {
            super(source, fromClient);
            this.slideId = slideId;
        }

        public String slideId() {
            return slideId;
        }
    }

    /** The lightbox closed. */
    @DomEvent("closed")
    public static final class ClosedEvent extends ComponentEvent<Lightbox> {

        public ClosedEvent(Lightbox source, boolean fromClient) {
            super(source, fromClient);
        }
    }
}
