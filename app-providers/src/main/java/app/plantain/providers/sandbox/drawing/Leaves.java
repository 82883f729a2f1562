package app.plantain.providers.sandbox.drawing;

import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Fronds and berries pressed on one another, as in a herbarium. */
final class Leaves implements Style {

    @Override
    public void paint(Canvas canvas) {
        var palette = canvas.palette();
        boolean dark = canvas.random().nextInt(3) == 0;
        var ground = dark
                ? Ramp.of(palette.ink(), palette.tone(1))
                : Ramp.of(palette.paper(), Colours.blend(palette.paper(), palette.tone(0), 0.7));
        canvas.shade((x, y) -> ground.at(y / canvas.height()));
        disc(canvas);
        int fronds = 6 + (int) (3 * canvas.width() / canvas.height());
        double start = canvas.random(0, 1);
        for (int i = 0; i < fronds; i++) {
            // Steps of the golden ratio are spread evenly, however many there are.
            double across = (start + i * 0.618034) % 1;
            frond(canvas, across, (double) i / (fronds - 1), dark);
        }
        berries(canvas);
    }

    private static void disc(Canvas canvas) {
        double radius = canvas.shortSide() * canvas.random(0.24, 0.36);
        double x = canvas.width() * canvas.random(0.3, 0.7);
        double y = canvas.height() * canvas.random(0.35, 0.6);
        int colour = canvas.random().nextBoolean()
                ? canvas.palette().accent()
                : canvas.palette().counterpoint();
        canvas.fill(colour, 0.92, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** Grows from near the edge to the middle; the later, the nearer and the darker. */
    private static void frond(Canvas canvas, double across, double nearness, boolean dark) {
        double x = across * canvas.width();
        boolean fromTop = canvas.random().nextInt(3) == 0;
        double y = fromTop ? -20 : canvas.height() + 20;
        double upright = fromTop ? Math.PI / 2 : -Math.PI / 2;
        double lean = (0.5 - x / canvas.width()) * 0.9 * (fromTop ? -1 : 1) + canvas.random(-0.35, 0.35);
        double length = Math.min(canvas.height() * canvas.random(0.55, 0.95), 900);
        double tone = dark ? 0.75 - 0.6 * nearness : 0.12 + 0.68 * nearness;
        int colour = canvas.palette().tone(tone + canvas.random(-0.16, 0.16));
        var place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(upright + lean);
        double curl = canvas.random(-0.9, 0.9);
        if (canvas.random().nextInt(4) == 0) {
            blade(canvas, place, length * 0.8, length * 0.17, colour);
        } else {
            leaflets(canvas, place, length, curl, colour);
        }
    }

    private static void leaflets(Canvas canvas, AffineTransform start, double length, double curl, int colour) {
        int pairs = canvas.random().nextInt(6, 12);
        double slender = canvas.random(0.16, 0.34);
        double step = length / (pairs + 1);
        var place = new AffineTransform(start);
        var stem = new Path2D.Double();
        stem.moveTo(place.getTranslateX(), place.getTranslateY());
        for (int pair = 0; pair <= pairs; pair++) {
            place.translate(step, 0);
            place.rotate(curl / pairs);
            stem.lineTo(place.getTranslateX(), place.getTranslateY());
            double size = length * 0.34 * Math.sin(Math.PI * (0.16 + 0.74 * pair / pairs));
            double spread = 1.05 - 0.5 * pair / pairs;
            for (int side = -1; side <= 1; side += 2) {
                var leaf = new AffineTransform(place);
                leaf.rotate(side * spread);
                blade(canvas, leaf, size, size * slender, colour);
            }
        }
        blade(canvas, place, length * 0.16, length * 0.16 * slender, colour);
        canvas.pen()
                .setColor(Colours.opaque(Colours.mix(colour, canvas.palette().ink(), 0.3)));
        canvas.pen()
                .setStroke(new BasicStroke((float) (length * 0.006), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.pen().draw(stem);
    }

    /** One leaf along the x axis, its lower half in the shade. */
    private static void blade(Canvas canvas, AffineTransform place, double length, double width, int colour) {
        var upper = half(length, -width);
        var lower = half(length, width);
        canvas.fill(colour, 0.94, place.createTransformedShape(upper));
        int shaded = Colours.mix(colour, canvas.palette().ink(), 0.17);
        canvas.fill(shaded, 0.94, place.createTransformedShape(lower));
    }

    private static Path2D half(double length, double width) {
        var path = new Path2D.Double();
        path.moveTo(0, 0);
        path.curveTo(length * 0.25, width, length * 0.65, width, length, 0);
        path.closePath();
        return path;
    }

    private static void berries(Canvas canvas) {
        int colour = canvas.palette().accent();
        int clusters = 3 + (int) (canvas.width() / 400);
        for (int cluster = 0; cluster < clusters; cluster++) {
            double x = canvas.random(0.05, 0.95) * canvas.width();
            double y = canvas.random(0.1, 0.95) * canvas.height();
            for (int berry = 0; berry < 7; berry++) {
                double size = canvas.random(9, 20);
                canvas.fill(
                        berry % 3 == 0 ? canvas.palette().counterpoint() : colour,
                        new Ellipse2D.Double(x + canvas.random(-42, 42), y + canvas.random(-42, 42), size, size));
            }
        }
    }
}
