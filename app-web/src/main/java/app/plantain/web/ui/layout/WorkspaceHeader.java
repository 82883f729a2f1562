package app.plantain.web.ui.layout;

/**
 * Fills the bar above every view: implemented as a Spring bean by whoever knows teams and credits. It is called once for each
 * browser tab, with the session locked, when the frame appears; later changes call the frame's setters within {@code UI.access}.
 */
@FunctionalInterface
public interface WorkspaceHeader {

    /** Puts the team and its balance of the signed-in person into the frame. */
    void fill(WorkspaceLayout frame);
}
