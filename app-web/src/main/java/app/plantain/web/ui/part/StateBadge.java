package app.plantain.web.ui.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;

/** A state as colour, icon and word together, so that none of the three is needed alone. */
public final class StateBadge extends Span {

    /** A badge of any kind, for example {@code new StateBadge(Icons.PAUSE, "Paused", Tone.RIPE)}. */
    public StateBadge(Icons icon, String text, Tone tone) {
        addClassName("pl-badge");
        show(icon, text, tone);
    }

    /**
     * The badge of a job's state.
     *
     * @param state the name of the state, for example {@code RUNNING}; an unknown one is shown as it is
     */
    public static StateBadge ofJob(String state) {
        StateBadge badge = new StateBadge(Icons.CLOCK, "", Tone.NEUTRAL);
        badge.showJob(state);
        return badge;
    }

    /** Changes the badge to another state of a job. */
    public void showJob(String state) {
        switch (state) {
            case "QUEUED" -> show(Icons.CLOCK, "Queued", Tone.NEUTRAL);
            case "SUBMITTING" -> show(Icons.SEND, "Sending", Tone.ACTIVE);
            case "RUNNING" -> show(Icons.LOADER_CIRCLE, "Running", Tone.ACTIVE);
            case "STORING" -> show(Icons.HARD_DRIVE_DOWNLOAD, "Storing", Tone.ACTIVE);
            case "IN_DOUBT" -> show(Icons.CIRCLE_QUESTION_MARK, "In doubt", Tone.RIPE);
            case "SUCCEEDED" -> show(Icons.CIRCLE_CHECK, "Done", Tone.LEAF);
            case "FAILED" -> show(Icons.CIRCLE_X, "Failed", Tone.BRUISE);
            case "CANCELLED" -> show(Icons.BAN, "Cancelled", Tone.NEUTRAL);
            default -> show(Icons.CIRCLE_ALERT, state, Tone.NEUTRAL);
        }
    }

    /** Changes what the badge shows. */
    public void show(Icons icon, String text, Tone tone) {
        removeAll();
        Component picture = icon.create();
        add(picture, new Span(text));
        getElement().setAttribute("data-tone", tone.attribute());
        getElement().setAttribute("data-turning", icon == Icons.LOADER_CIRCLE);
    }
}
