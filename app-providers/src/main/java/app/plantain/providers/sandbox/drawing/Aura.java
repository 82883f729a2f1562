package app.plantain.providers.sandbox.drawing;

import java.awt.BasicStroke;
import java.awt.LinearGradientPaint;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** Clouds of colour flowing into each other, and before them a row of discs, rings or phases of a moon. */
final class Aura implements Style {

    private record Cloud(double x, double y, Oklab colour) {}

    @Override
    public void paint(Canvas canvas) {
        clouds(canvas);
        int figures = Math.clamp(Math.round(canvas.width() / canvas.height() * 1.1), 1, 9);
        int kind = canvas.random().nextInt(3);
        double spacing = canvas.width() / (figures + (figures > 1 ? 0.4 : 0));
        double radius = Math.min(canvas.height() * 0.3, spacing * 0.4);
        int rows = Math.clamp(Math.round(canvas.height() / canvas.width() * 0.8), 1, 6);
        double first = (canvas.width() - spacing * (figures - 1)) / 2;
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < figures; i++) {
                double x = first + i * spacing;
                double y = canvas.height() * (row + 0.5) / rows;
                double phase = figures * rows == 1 ? 0.5 : (i + row + 0.5) / (figures + rows - 1);
                figure(canvas, kind, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), phase);
            }
        }
    }

    private static void clouds(Canvas canvas) {
        var palette = canvas.palette();
        int count = canvas.random().nextInt(6, 9);
        var clouds = new Cloud[count];
        for (int i = 0; i < count; i++) {
            int colour = i == 0 ? palette.accent() : palette.tone(0.85 * (i - 1) / (count - 2));
            clouds[i] = new Cloud(
                    canvas.random(-0.1, 1.1) * canvas.width(),
                    canvas.random(-0.1, 1.1) * canvas.height(),
                    Oklab.of(colour));
        }
        var noise = new Noise(canvas.random());
        var channels = new Field[3];
        for (int channel = 0; channel < 3; channel++) {
            int shift = 16 - 8 * channel;
            channels[channel] = Field.over(canvas, 8, (x, y) -> {
                double bendX = x + 130 * noise.at(x / 380, y / 380);
                double bendY = y + 130 * noise.at(x / 380 + 40, y / 380);
                return blended(clouds, bendX, bendY) >> shift & 0xFF;
            });
        }
        canvas.shade((x, y) ->
                (int) channels[0].at(x, y) << 16 | (int) channels[1].at(x, y) << 8 | (int) channels[2].at(x, y));
    }

    private static int blended(Cloud[] clouds, double x, double y) {
        double total = 0;
        var sum = new Oklab(0, 0, 0);
        for (var cloud : clouds) {
            double distance = Math.hypot(x - cloud.x(), y - cloud.y()) / 100;
            double weight = 1 / (distance * distance * distance + 0.8);
            total += weight;
            sum = sum.plus(cloud.colour().times(weight));
        }
        return sum.times(1 / total).rgb();
    }

    private static void figure(Canvas canvas, int kind, Ellipse2D disc, double phase) {
        switch (kind) {
            case 0 -> sun(canvas, disc);
            case 1 -> rings(canvas, disc);
            default -> moon(canvas, disc, phase);
        }
    }

    /** A disc that dissolves into stripes towards its foot. */
    private static void sun(Canvas canvas, Ellipse2D disc) {
        var shape = new Area(disc);
        for (int stripe = 0; stripe < 6; stripe++) {
            double y = disc.getMinY() + disc.getHeight() * (0.5 + stripe * 0.085);
            double thickness = disc.getHeight() * (0.006 + stripe * 0.008);
            shape.subtract(new Area(new Rectangle2D.Double(disc.getMinX(), y, disc.getWidth(), thickness)));
        }
        gradient(canvas, disc, canvas.palette().paper(), canvas.palette().accent());
        canvas.pen().fill(shape);
    }

    private static void rings(Canvas canvas, Ellipse2D disc) {
        gradient(canvas, disc, canvas.palette().tone(0.05), canvas.palette().tone(0.55));
        double core = disc.getWidth() * 0.24;
        canvas.pen().fill(grown(disc, core - disc.getWidth() / 2));
        canvas.pen().setStroke(new BasicStroke(1.6f));
        canvas.pen().setColor(Colours.translucent(canvas.palette().paper(), 0.85));
        for (int ring = 1; ring <= 7; ring++) {
            canvas.pen().draw(grown(disc, core - disc.getWidth() / 2 + ring * disc.getWidth() * 0.037));
        }
    }

    private static void moon(Canvas canvas, Ellipse2D disc, double phase) {
        canvas.fill(canvas.palette().ink(), 0.26, disc);
        var lit = new Area(disc);
        double shift = (phase * 2 - 1) * disc.getWidth();
        if (Math.abs(phase - 0.5) > 0.02) {
            lit.subtract(new Area(new Ellipse2D.Double(
                    disc.getX() + shift + (phase < 0.5 ? 1 : -1) * disc.getWidth(),
                    disc.getY(),
                    disc.getWidth(),
                    disc.getHeight())));
        }
        gradient(
                canvas,
                disc,
                canvas.palette().paper(),
                Colours.blend(canvas.palette().accent(), canvas.palette().paper(), 0.4));
        canvas.pen().fill(lit);
    }

    private static void gradient(Canvas canvas, Ellipse2D disc, int top, int bottom) {
        canvas.pen()
                .setPaint(new LinearGradientPaint(
                        (float) disc.getCenterX(),
                        (float) disc.getMinY(),
                        (float) disc.getCenterX(),
                        (float) disc.getMaxY(),
                        new float[] {0, 1},
                        new java.awt.Color[] {Colours.opaque(top), Colours.opaque(bottom)}));
    }

    private static Ellipse2D grown(Ellipse2D disc, double by) {
        return new Ellipse2D.Double(
                disc.getX() - by, disc.getY() - by, disc.getWidth() + 2 * by, disc.getHeight() + 2 * by);
    }
}
