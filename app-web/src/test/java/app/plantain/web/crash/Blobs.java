package app.plantain.web.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The folder in which the nodes keep images, as it is laid out on the disk. */
record Blobs(Path folder) {

    /** Whether a file is there, and holds what its name says. */
    boolean isWhole(String sha256) {
        var file = folder.resolve(sha256.substring(0, 2)).resolve(sha256);
        try {
            var bytes = Files.readAllBytes(file);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .equals(sha256);
        } catch (IOException missing) {
            return false;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
