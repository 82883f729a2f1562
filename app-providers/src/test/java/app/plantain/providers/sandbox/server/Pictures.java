package app.plantain.providers.sandbox.server;

import app.plantain.providers.sandbox.drawing.Artist;
import app.plantain.providers.sandbox.drawing.Motif;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/**
 * Pictures that cost nothing to make: one for each size, told apart by a note with the handle, so that no two tasks
 * deliver the same bytes.
 */
final class Pictures {

    /** How large they are. */
    enum Kind {
        /** A sixteenth of the true edges, in the right ratio: 64 × 64 for a square of 1K. Less than was bought. */
        SMALL,
        /** The true size of the tier, a gradient that compresses to a few kilobytes. */
        TRUE,
        /** Always 1024 × 1024, drawn, so that it weighs what a real picture weighs. */
        PNG1024
    }

    private static final int SHRUNK = 16;
    private static final int LAST_CHUNK = 12;

    private record Size(int width, int height) {}

    private final Map<Size, byte[]> pictures = new ConcurrentHashMap<>();
    private final Kind kind;

    Pictures(Kind kind) {
        this.kind = kind;
    }

    /** The picture of a task that is to have this true size. */
    byte[] of(String handle, int width, int height) {
        var size = switch (kind) {
            case SMALL -> new Size(Math.max(1, width / SHRUNK), Math.max(1, height / SHRUNK));
            case TRUE -> new Size(width, height);
            case PNG1024 -> new Size(1024, 1024);
        };
        return withNote(pictures.computeIfAbsent(size, this::paint), handle);
    }

    private byte[] paint(Size size) {
        if (kind == Kind.PNG1024) {
            var motif = new Motif("A harbour in the morning", "nano-banana-2", "1:1", 0, List.of());
            return new Artist().draw(motif, size.width(), size.height());
        }
        var image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, size.width(), 0, Color.BLUE));
        pen.fillRect(0, 0, size.width(), size.height());
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** With a tEXt chunk before the last chunk. */
    private static byte[] withNote(byte[] png, String note) {
        var content = ("tEXtTask\0" + note).getBytes(StandardCharsets.ISO_8859_1);
        var checksum = new CRC32();
        checksum.update(content);
        return ByteBuffer.allocate(png.length + content.length + 8)
                .put(png, 0, png.length - LAST_CHUNK)
                .putInt(content.length - 4)
                .put(content)
                .putInt((int) checksum.getValue())
                .put(png, png.length - LAST_CHUNK, LAST_CHUNK)
                .array();
    }
}
