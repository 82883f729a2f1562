package app.plantain.core.gallery;

/** An image that is known, but whose file is not on the disk, or not all of it. The message says what brings it back. */
public class LostImage extends RuntimeException {

    LostImage(Sha256 name) {
        super("The file of this picture is lost. An administrator can bring it back from a copy of the folder blobs: "
                + name.hex());
    }
}
