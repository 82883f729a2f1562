package app.plantain.providers.sandbox.drawing;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * What a picture is of. The size is no part of it: one motif has one composition, drawn with few pixels or many.
 *
 * @param model the model's name, for the picture's mark and because each model has a hand of its own
 * @param ratio the aspect ratio's name
 * @param variation which of several pictures of one prompt
 * @param references pictures to be shown within, at most a few thousand pixels each way
 */
public record Motif(String prompt, String model, String ratio, int variation, List<BufferedImage> references) {

    public Motif {
        references = List.copyOf(references);
    }

    /** Decides the style and the palette, which the variations of a prompt walk through one after the other. */
    long themeSeed() {
        return hash(model + '\n' + prompt);
    }

    /** Decides where everything stands. */
    long compositionSeed() {
        return hash(model + '\n' + ratio + '\n' + variation + '\n' + prompt);
    }

    private static long hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java runtime has SHA-256", missing);
        }
    }
}
