package app.plantain.web.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;

/** Takes reference pictures by drop, paste and choice; keeps their order; says in words why one was refused. */
@Tag("plantain-dropzone")
@JsModule("./plantain/dropzone.ts")
public final class ReferenceDropzone extends Component {

    /** A reference that is shown. */
    public record Reference(String id, String thumbnail, String name) {}

    private static final long LARGEST_BYTES = 20_000_000;

    /** All that this screen was ever given, so that a browser can name no other; written by upload threads. */
    private final Map<String, Reference> known = new ConcurrentHashMap<>();

    private List<Reference> references = List.of();

    /** Sends each file to the intake, at most 20 MB large and four at once unless set otherwise. */
    public ReferenceDropzone(ReferenceIntake intake) {
        ReferenceUpload upload = new ReferenceUpload(intake, LARGEST_BYTES, kept -> known.put(kept.id(), kept));
        getElement().setAttribute("target", upload);
        getElement().setProperty("largest", LARGEST_BYTES);
        addListener(ChangeEvent.class, event -> follow(event.ids));
    }

    /** How many references the chosen model takes. */
    public void setMost(int most) {
        getElement().setProperty("most", most);
    }

    /** Shows these references instead, for example those of a job that is run again. */
    public void setReferences(List<Reference> newReferences) {
        newReferences.forEach(reference -> known.put(reference.id(), reference));
        references = List.copyOf(newReferences);
        getElement().setPropertyList("references", references);
    }

    /** The ids of the references in order. */
    public List<String> getReferences() {
        return references.stream().map(Reference::id).toList();
    }

    /** Called when a person added, removed or moved a reference. */
    public Registration addChangeListener(ComponentEventListener<ChangeEvent> listener) {
        return addListener(ChangeEvent.class, listener);
    }

    private void follow(Iterable<String> ids) {
        List<Reference> followed = new ArrayList<>();
        for (String id : ids) {
            Reference reference = known.get(id);
            if (reference != null) {
                followed.add(reference);
            }
        }
        references = List.copyOf(followed);
    }

    /** The references changed; ask the source for them. */
    @DomEvent("references-changed")
    public static final class ChangeEvent extends ComponentEvent<ReferenceDropzone> {

        private final transient Iterable<String> ids;

        public ChangeEvent(ReferenceDropzone source, boolean fromClient, @EventData("event.detail.ids") ArrayNode ids) {
            super(source, fromClient);
            this.ids = EventIds.inOrder(ids);
        }
    }
}
