package app.plantain.web.ui.component;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/**
 * Pictures in justified rows that never jump, for thousands of them: the browser asks for the next page when the end comes
 * near. Arrow keys walk, Enter opens, Space or {@code x} selects.
 */
@Tag("plantain-gallery")
@JsModule("./plantain/gallery.ts")
public final class GalleryGrid extends Component implements HasSize {

    /** How high rows may be. */
    public enum Density {
        /** Rows up to 264 px. */
        COMFORTABLE("comfortable"),
        /** Rows up to 160 px. */
        COMPACT("compact");

        private final String attribute;

        Density(String attribute) {
            this.attribute = attribute;
        }
    }

    private final LinkedHashMap<String, GalleryTile> tiles = new LinkedHashMap<>();
    private Set<String> selected = Set.of();
    private boolean more;

    public GalleryGrid() {
        addListener(SelectionEvent.class, event -> selected = event.ids());
    }

    /** Shows skeletons while there are no tiles yet. */
    public void setLoading(boolean loading) {
        getElement().setProperty("loading", loading);
    }

    /** Names the gallery for screen readers. */
    public void setLabel(String label) {
        getElement().setProperty("label", label);
    }

    public void setDensity(Density density) {
        getElement().setProperty("density", density.attribute);
    }

    /** Lets people select ready tiles. */
    public void setSelectable(boolean selectable) {
        getElement().setProperty("selectable", selectable);
    }

    /**
     * Shows these tiles and no others.
     *
     * @param hasMore whether a next page can be asked for
     */
    public void setTiles(List<GalleryTile> newTiles, boolean hasMore) {
        tiles.clear();
        newTiles.forEach(tile -> tiles.put(tile.id(), tile));
        more = hasMore;
        setLoading(false);
        if (isAttached()) {
            sendAll();
        }
    }

    /** Adds the next page at the end; tiles that are there already are left out. */
    public void append(List<GalleryTile> page, boolean hasMore) {
        List<GalleryTile> added = page.stream()
                .filter(tile -> tiles.putIfAbsent(tile.id(), tile) == null)
                .toList();
        more = hasMore;
        if (isAttached()) {
            getElement().callJsFunction("addAtEnd", wire(added), hasMore);
        }
    }

    /** Adds new tiles before all others, the first one first; tiles that are there already are left out. */
    public void prepend(List<GalleryTile> newest) {
        List<GalleryTile> added =
                newest.stream().filter(tile -> !tiles.containsKey(tile.id())).toList();
        added.reversed().forEach(tile -> tiles.putFirst(tile.id(), tile));
        if (isAttached()) {
            getElement().callJsFunction("addAtStart", wire(added));
        }
    }

    /** Puts a newer state of a tile in its place; a tile that is not there is ignored. */
    public void update(GalleryTile tile) {
        if (tiles.replace(tile.id(), tile) != null && isAttached()) {
            getElement().callJsFunction("replaceOne", tile.wire());
        }
    }

    /** Takes tiles away, and out of the selection. */
    public void remove(Collection<String> ids) {
        ids.forEach(tiles::remove);
        if (isAttached()) {
            getElement().callJsFunction("removeAll", new ArrayList<>(ids));
        }
    }

    /** Whether a tile of this id is shown. */
    public boolean contains(String id) {
        return tiles.containsKey(id);
    }

    /** The shown tiles in order. */
    public List<GalleryTile> getTiles() {
        return List.copyOf(tiles.values());
    }

    /** The ids of the selected tiles. */
    public Set<String> getSelected() {
        return selected;
    }

    public void clearSelection() {
        selected = Set.of();
        getElement().callJsFunction("clearSelection");
    }

    public Registration addOpenListener(ComponentEventListener<OpenEvent> listener) {
        return addListener(OpenEvent.class, listener);
    }

    public Registration addSelectionListener(ComponentEventListener<SelectionEvent> listener) {
        return addListener(SelectionEvent.class, listener);
    }

    /** Called when the next page is wanted; the listener answers with {@link #append}, even if with nothing. */
    public Registration addMoreListener(ComponentEventListener<MoreEvent> listener) {
        return addListener(MoreEvent.class, listener);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        sendAll();
    }

    private void sendAll() {
        getElement().callJsFunction("replace", wire(tiles.values()), more);
    }

    private static List<GalleryTile.Wire> wire(Collection<GalleryTile> some) {
        return some.stream().map(GalleryTile::wire).toList();
    }

    /** Somebody opened a tile. */
    @DomEvent("open")
    public static final class OpenEvent extends ComponentEvent<GalleryGrid> {

        private final String id;

        public OpenEvent(GalleryGrid source, boolean fromClient, @EventData("event.detail.id") String id) {
            super(source, fromClient);
            this.id = id;
        }

        /** The id of the tile. */
        public String id() {
            return id;
        }
    }

    /** The end of the tiles came near. */
    @DomEvent("more")
    public static final class MoreEvent extends ComponentEvent<GalleryGrid> {

        public MoreEvent(GalleryGrid source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    /** The selection changed. */
    @DomEvent("selection-changed")
    public static final class SelectionEvent extends ComponentEvent<GalleryGrid> {

        private final transient Set<String> ids;

        public SelectionEvent(GalleryGrid source, boolean fromClient, @EventData("event.detail.ids") ArrayNode ids) {
            super(source, fromClient);
            this.ids = EventIds.inOrder(ids);
        }

        /** The ids of all tiles that are selected now, in the order of selection. */
        public Set<String> ids() {
            return ids;
        }
    }
}
