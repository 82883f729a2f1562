package app.plantain.core.gallery;

/** Bytes that are not an image we take. The message is for the user and says what to do. */
public class UnacceptableImage extends RuntimeException {

    UnacceptableImage(String message) {
        super(message);
    }

    UnacceptableImage(String message, Throwable cause) {
        super(message, cause);
    }
}
