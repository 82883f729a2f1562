package app.plantain.providers.sandbox.drawing;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/** Draws motifs. No more pictures are in the making at a time than there are processors, to bound the memory. */
public final class Artist {

    private static final int GRAIN = 2;

    private final Semaphore easels = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** The picture of a motif with this many pixels, as a PNG file that names its origin and its prompt. */
    public byte[] draw(Motif motif, int width, int height) {
        easels.acquireUninterruptibly();
        try {
            var texts = new LinkedHashMap<String, String>();
            texts.put("Software", "Plantain sandbox");
            texts.put("Source", motif.model() + ", drawn by the sandbox");
            texts.put("Description", motif.prompt());
            return Png.encode(paint(motif, width, height), texts);
        } finally {
            easels.release();
        }
    }

    private static BufferedImage paint(Motif motif, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var palette = motif.references().isEmpty() ? Palettes.choose(motif) : ReferencePalette.of(motif.references());
        var caption = Caption.of(motif.prompt(), width / Canvas.scaleOf(width, height));
        var canvas = new Canvas(image, caption.height(), palette, new SplittableRandom(motif.compositionSeed()));
        try {
            Style.choose(motif).paint(canvas);
            canvas.grain(GRAIN);
            Prints.lay(canvas, motif.references());
            caption.draw(canvas);
        } finally {
            canvas.dispose();
        }
        return image;
    }
}
