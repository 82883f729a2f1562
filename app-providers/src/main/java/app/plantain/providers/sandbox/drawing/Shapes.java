package app.plantain.providers.sandbox.drawing;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Circles, arcs, stripes and petals in a grid, as a poster of the twenties would have them. */
final class Shapes implements Style {

    private static final int FORMS = 10;

    @Override
    public void paint(Canvas canvas) {
        double wanted = canvas.shortSide() / canvas.random().nextInt(3, 6) + 20;
        int columns = (int) Math.max(1, Math.round(canvas.width() / wanted));
        int rows = (int) Math.max(1, Math.round(canvas.height() / wanted));
        double cell = Math.max(canvas.width() / columns, canvas.height() / rows);
        double left = (canvas.width() - columns * cell) / 2;
        double top = (canvas.height() - rows * cell) / 2;
        canvas.fill(canvas.palette().paper(), new Rectangle2D.Double(0, 0, canvas.width(), canvas.height() + 1));
        var taken = new boolean[columns + 1][rows + 1];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (!taken[column][row]) {
                    boolean large = row < rows - 1
                            && column < columns - 1
                            && !taken[column + 1][row]
                            && canvas.random().nextInt(6) == 0;
                    if (large) {
                        taken[column + 1][row] = true;
                        taken[column][row + 1] = true;
                        taken[column + 1][row + 1] = true;
                    }
                    tile(canvas, left + column * cell, top + row * cell, large ? 2 * cell : cell);
                }
            }
        }
    }

    /** Each form is drawn in a square from 0 to 1, turned by quarters. */
    private static void tile(Canvas canvas, double x, double y, double size) {
        var random = canvas.random();
        int ground = random.nextInt(4) == 0
                ? canvas.palette().paper()
                : canvas.palette().swatch(random);
        int figure = unlike(canvas, ground);
        var tile = (Graphics2D) canvas.pen().create();
        tile.transform(AffineTransform.getTranslateInstance(x, y));
        tile.scale(size, size);
        tile.rotate(random.nextInt(4) * Math.PI / 2, 0.5, 0.5);
        tile.clip(new Rectangle2D.Double(0, 0, 1, 1));
        tile.setColor(Colours.opaque(ground));
        tile.fill(new Rectangle2D.Double(-0.01, -0.01, 1.02, 1.02));
        tile.setColor(Colours.opaque(figure));
        form(tile, random.nextInt(FORMS), ground, figure, unlike(canvas, figure));
        tile.dispose();
    }

    private static void form(Graphics2D tile, int form, int ground, int figure, int third) {
        switch (form) {
            case 0 -> tile.fill(circle(0, 0, 1));
            case 1 -> {
                tile.fill(circle(0.5, 0.5, 0.5));
                tile.setColor(Colours.opaque(third));
                tile.fill(circle(0.5, 0.5, 0.17));
            }
            case 2 -> tile.fill(new Arc2D.Double(0, 0, 1, 1, 0, 180, Arc2D.PIE));
            case 3 -> rings(tile, ground, figure, third);
            case 4 -> stripes(tile);
            case 5 -> tile.fill(triangle());
            case 6 -> tile.fill(petal());
            case 7 -> {
                tile.fill(circle(0, 0.5, 0.5));
                tile.setColor(Colours.opaque(third));
                tile.fill(circle(1, 0.5, 0.5));
            }
            case 8 -> dots(tile);
            default -> {
                tile.fill(petal());
                tile.rotate(Math.PI / 2, 0.5, 0.5);
                tile.setColor(Colours.opaque(third));
                tile.fill(petal());
            }
        }
    }

    private static void rings(Graphics2D tile, int ground, int figure, int third) {
        int[] colours = {figure, ground, third, ground, figure};
        for (int ring = 0; ring < colours.length; ring++) {
            tile.setColor(Colours.opaque(colours[ring]));
            tile.fill(circle(0, 0, 1 - ring * 0.2));
        }
    }

    private static void stripes(Graphics2D tile) {
        for (int stripe = 0; stripe < 4; stripe++) {
            tile.fill(new Rectangle2D.Double(0, stripe * 0.25 + 0.0625, 1, 0.125));
        }
    }

    private static void dots(Graphics2D tile) {
        for (int dot = 0; dot < 9; dot++) {
            tile.fill(circle((dot % 3 + 0.5) / 3, (Math.floorDiv(dot, 3) + 0.5) / 3, 0.085));
        }
    }

    private static Path2D triangle() {
        var path = new Path2D.Double();
        path.moveTo(0, 1);
        path.lineTo(1, 1);
        path.lineTo(0, 0);
        path.closePath();
        return path;
    }

    private static Path2D petal() {
        double pull = 0.5523;
        var path = new Path2D.Double();
        path.moveTo(0, 0);
        path.curveTo(pull, 0, 1, 1 - pull, 1, 1);
        path.curveTo(1 - pull, 1, 0, pull, 0, 0);
        path.closePath();
        return path;
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** A colour that stands out from another. */
    private static int unlike(Canvas canvas, int other) {
        double lightness = Oklab.of(other).lightness();
        for (int attempt = 0; attempt < 12; attempt++) {
            int colour = canvas.palette().swatch(canvas.random());
            if (Math.abs(Oklab.of(colour).lightness() - lightness) > 0.16) {
                return colour;
            }
        }
        return lightness > 0.6 ? canvas.palette().ink() : canvas.palette().paper();
    }
}
