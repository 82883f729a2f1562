package app.plantain.web.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A short table that becomes a card for each row on a phone. The first column names the row. Every row is sent to the
 * browser, so whoever fills it bounds their number.
 */
public final class CardTable<T> extends Div {

    private final transient List<Column<T>> columns = new ArrayList<>();
    private final NativeTable table = new NativeTable();
    private final NativeTableRow head = new NativeTableRow();

    private record Column<T>(String title, Kind kind, Function<T, Component> cell) {}

    private enum Kind {
        TEXT,
        NUMBER,
        ACTIONS
    }

    /**
     * Makes a table without columns.
     *
     * @param name what screen readers call it
     */
    public CardTable(String name) {
        addClassNames("pl-panel", "pl-table-frame");
        table.addClassNames("pl-table", "pl-cards");
        table.getElement().setAttribute("role", "table").setAttribute("aria-label", name);
        table.getHead().add(head);
        head.getElement().setAttribute("role", "row");
        role(table.getHead().getElement(), "rowgroup");
        role(table.getBody().getElement(), "rowgroup");
        add(table);
    }

    /** Adds a column of words or parts. */
    public CardTable<T> column(String title, Function<T, Component> cell) {
        return add(new Column<>(title, Kind.TEXT, cell));
    }

    /** Adds a column of figures, which stand below each other at the right. */
    public CardTable<T> number(String title, Function<T, String> figure) {
        return add(new Column<>(title, Kind.NUMBER, row -> new Span(figure.apply(row))));
    }

    /** Adds a last column of buttons; its title is only read aloud. */
    public CardTable<T> actions(String title, Function<T, Component> buttons) {
        return add(new Column<>(title, Kind.ACTIONS, buttons));
    }

    /** Shows these rows and no others. */
    public void setRows(List<T> rows) {
        table.getBody().removeAll();
        addRows(rows);
    }

    /** Adds rows at the end. */
    public void addRows(List<T> rows) {
        rows.forEach(row -> table.getBody().add(cells(row)));
    }

    /** How many rows there are. */
    public int size() {
        return (int) table.getBody().getChildren().count();
    }

    private CardTable<T> add(Column<T> column) {
        columns.add(column);
        var cell = head.addHeaderCell();
        cell.getElement().setAttribute("scope", "col");
        role(cell.getElement(), "columnheader");
        var title = new Span(column.title());
        if (column.kind() == Kind.ACTIONS) {
            title.addClassName("pl-hidden-text");
        }
        cell.add(title);
        mark(cell.getElement(), column);
        return this;
    }

    private NativeTableRow cells(T row) {
        var cells = new NativeTableRow();
        role(cells.getElement(), "row");
        columns.forEach(column -> fill(cells, column, row));
        return cells;
    }

    private void fill(NativeTableRow cells, Column<T> column, T row) {
        var first = cells.getAllCells().isEmpty();
        HasComponents cell = first ? cells.addHeaderCell() : cells.addDataCell();
        role(cell.getElement(), first ? "rowheader" : "cell");
        cell.getElement().setAttribute("data-label", first ? "" : column.title());
        cell.add(column.cell().apply(row));
        mark(cell.getElement(), column);
    }

    private void mark(Element cell, Column<T> column) {
        switch (column.kind()) {
            case TEXT -> {}
            case NUMBER -> cell.getClassList().add("pl-number");
            case ACTIONS -> cell.getClassList().add("pl-table-actions");
        }
    }

    /** A display of its own, as cards have it, takes a table's roles away; so they are spelled out. */
    private static void role(Element element, String role) {
        element.setAttribute("role", role);
    }
}
