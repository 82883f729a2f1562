package app.plantain.providers.sandbox.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** The references, laid over a picture as prints with a white border. */
final class Prints {

    private Prints() {}

    /** Lays them out in rows; few are large, many are small. */
    static void lay(Canvas canvas, List<BufferedImage> pictures) {
        if (pictures.isEmpty()) {
            return;
        }
        int columns = columnsFor(canvas, pictures.size());
        int rows = (pictures.size() + columns - 1) / columns;
        double cellWidth = canvas.width() * 0.92 / columns;
        double cellHeight = canvas.height() * 0.92 / rows;
        double size = Math.min(Math.min(cellWidth, cellHeight) * 0.92, canvas.shortSide() * 0.62);
        double wideness = Math.min(cellWidth, size * 1.5);
        for (int i = 0; i < pictures.size(); i++) {
            int row = i / columns;
            int inRow = Math.min(columns, pictures.size() - row * columns);
            double pitch = Math.min(wideness, cellWidth);
            double x = canvas.width() / 2 + (i % columns - (inRow - 1) / 2.0) * pitch;
            double y = canvas.height() / 2 + (row - (rows - 1) / 2.0) * Math.min(cellHeight, size * 1.25);
            lay(canvas, pictures.get(i), x, y, size);
        }
    }

    private static int columnsFor(Canvas canvas, int count) {
        int best = 1;
        double bestSize = 0;
        for (int columns = 1; columns <= count; columns++) {
            int rows = (count + columns - 1) / columns;
            double size = Math.min(canvas.width() / columns, canvas.height() / rows);
            if (size > bestSize) {
                best = columns;
                bestSize = size;
            }
        }
        return best;
    }

    private static void lay(Canvas canvas, BufferedImage picture, double x, double y, double size) {
        double largest = Math.max(picture.getWidth(), picture.getHeight());
        double border = size * 0.045;
        double width = Math.max((size - 2 * border) * picture.getWidth() / largest, size * 0.08);
        double height = Math.max((size - 2 * border) * picture.getHeight() / largest, size * 0.08);
        var pen = (Graphics2D) canvas.pen().create();
        pen.translate(x + canvas.random(-0.03, 0.03) * size, y + canvas.random(-0.03, 0.03) * size);
        pen.rotate(canvas.random(-0.075, 0.075));
        shadow(pen, canvas.palette().ink(), width + 2 * border, height + 2 * border);
        pen.setColor(Colours.opaque(0xFDFCFA));
        pen.fill(new Rectangle2D.Double(
                -width / 2 - border, -height / 2 - border, width + 2 * border, height + 2 * border));
        var sized = halvedTowards(picture, width * canvas.scale());
        var frame = new Rectangle2D.Double(-width / 2, -height / 2, width, height);
        // As a paint, because a turned picture that is drawn has jagged edges.
        pen.setPaint(new TexturePaint(sized, frame));
        pen.fill(frame);
        pen.dispose();
    }

    /** Halves a picture while it is more than twice too wide: shrunk in one go, it would flicker. */
    private static BufferedImage halvedTowards(BufferedImage picture, double pixelWidth) {
        var sized = picture;
        while (sized.getWidth() > 2 * pixelWidth && sized.getHeight() > 1) {
            var half = new BufferedImage(sized.getWidth() / 2, sized.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
            var pen = half.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(sized, 0, 0, half.getWidth(), half.getHeight(), null);
            pen.dispose();
            sized = half;
        }
        return sized;
    }

    private static void shadow(Graphics2D pen, int colour, double width, double height) {
        for (int layer = 10; layer > 0; layer--) {
            double grown = layer * 2.2;
            pen.setColor(Colours.translucent(colour, 0.035));
            pen.fill(new RoundRectangle2D.Double(
                    -width / 2 - grown,
                    -height / 2 - grown + 8,
                    width + 2 * grown,
                    height + 2 * grown,
                    grown * 2,
                    grown * 2));
        }
    }
}
