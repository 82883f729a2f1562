package app.plantain.web.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures as stacked bars or as lines. It is a picture of figures that stand elsewhere on the page in a table, too. Arrow
 * keys walk from mark to mark, Enter or a click opens what is behind one.
 */
@Tag("plantain-chart")
@JsModule("./plantain/chart.ts")
@NpmPackage(value = "chart.js", version = "4.6.1")
public final class Chart extends Component implements HasSize {

    /** How figures are drawn. */
    public enum Kind {
        /** Bars on top of each other. */
        BAR("bar"),
        /** Lines beside each other. */
        LINE("line");

        private final String attribute;

        Kind(String attribute) {
            this.attribute = attribute;
        }
    }

    /**
     * One row of figures.
     *
     * @param name what the legend calls it
     * @param figures one for each label, in their order
     * @param dashed whether its line is broken, as what is only expected
     */
    public record Series(String name, List<Figure> figures, boolean dashed) {

        public Series {
            figures = List.copyOf(figures);
        }

        private Wire wire() {
            return new Wire(
                    name,
                    figures.stream().<@Nullable Double>map(Figure::height).toList(),
                    figures.stream().map(Figure::text).toList(),
                    dashed);
        }
    }

    /**
     * One figure.
     *
     * @param height how high its mark stands, which is nothing to reckon with; {@code null} for no mark
     * @param text the figure as it is shown
     */
    public record Figure(@Nullable Double height, String text) {

        /** Where there is no figure. */
        public static final Figure NONE = new Figure(null, "");
    }

    private record Wire(String name, List<@Nullable Double> values, List<String> texts, boolean dashed) {}

    /** Makes a chart without figures; the label is what screen readers call it. */
    public Chart(Kind kind, String label) {
        getElement().setProperty("kind", kind.attribute);
        getElement().setProperty("label", label);
    }

    /** Draws these figures and no others. */
    public void show(List<String> labels, List<Series> series) {
        getElement().setPropertyList("labels", labels);
        getElement().setPropertyList("series", series.stream().map(Series::wire).toList());
    }

    /** Lets people open what is behind a mark. */
    public Registration addPickListener(ComponentEventListener<PickEvent> listener) {
        getElement().setProperty("pickable", true);
        return addListener(PickEvent.class, listener);
    }

    /** Somebody wants to see what is behind a mark. */
    @DomEvent("pick")
    public static final class PickEvent extends ComponentEvent<Chart> {

        private final int series;
        private final int index;

        public PickEvent(
                Chart source,
                boolean fromClient,
                @EventData("event.detail.series") int series,
                @EventData("event.detail.index") int index) {
            super(source, fromClient);
            this.series = series;
            this.index = index;
        }

        /** The place of its series, from 0; a browser may send anything. */
        public int series() {
            return series;
        }

        /** The place of its label, from 0; a browser may send anything. */
        public int index() {
            return index;
        }
    }
}
