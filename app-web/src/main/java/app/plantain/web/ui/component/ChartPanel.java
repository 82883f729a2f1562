package app.plantain.web.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Supplier;

/** A chart with its heading, a sentence, and the same figures as a table for whoever reads better than they see. */
public final class ChartPanel extends Div {

    private final Paragraph words = new Paragraph();
    private final Details details = new Details("Show the figures as a table");
    private transient Supplier<Component> table = Div::new;

    /** Makes a panel with nothing in its table yet. */
    public ChartPanel(String heading, Chart chart) {
        addClassNames("pl-card", "pl-stack", "pl-chart-panel");
        words.addClassName("pl-quiet");
        details.addOpenedChangeListener(change -> fill());
        add(new H2(heading), words, chart, details);
    }

    /**
     * Shows other figures.
     *
     * @param sentence what they say together
     * @param newTable makes the table when it is opened
     */
    public void show(String sentence, Supplier<Component> newTable) {
        words.setText(sentence);
        table = newTable;
        fill();
    }

    private void fill() {
        details.removeAll();
        if (details.isOpened()) {
            details.add(table.get());
        }
    }
}
