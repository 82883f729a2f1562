package app.plantain.web.ui.component;

import java.io.IOException;
import java.io.InputStream;

/** Decides about an uploaded reference picture and keeps it; runs on the request's thread, without the session's lock. */
@FunctionalInterface
public interface ReferenceIntake {

    /**
     * Takes one file.
     *
     * @param fileName as the browser named it: text from outside, never a path
     * @param bytes the file; it ends with an {@link IOException} past the limit of the dropzone
     */
    Answer take(String fileName, InputStream bytes) throws IOException;

    /** What became of a file. */
    sealed interface Answer {}

    /** Kept, under this id, with the address of a small rendition. */
    record Kept(String id, String thumbnail) implements Answer {}

    /** Not kept; the reason says in plain words what is wrong and what to do, and follows the file's name and a colon. */
    record Refused(String reason) implements Answer {}
}
