package app.plantain.providers.sandbox.drawing;

import java.util.stream.IntStream;

/** Ranges of hills one behind the other, fading into haze under a low sun. */
final class Dunes implements Style {

    private record Sun(double x, double y, double radius, double glow) {}

    @Override
    public void paint(Canvas canvas) {
        var palette = canvas.palette();
        double height = canvas.height();
        double horizon = height * canvas.random(0.42, 0.58);
        int layers = canvas.random().nextInt(5, 8);
        boolean rocky = canvas.random().nextInt(3) > 0;
        var ridges = IntStream.range(0, layers)
                .mapToObj(layer -> ridge(canvas, horizon, (double) layer / (layers - 1), rocky))
                .toArray(Ridge[]::new);
        double radius = canvas.shortSide() * canvas.random(0.08, 0.17);
        var sun = new Sun(
                canvas.width() * canvas.random(0.2, 0.8),
                horizon - radius * canvas.random(0.2, 1.6),
                radius,
                canvas.shortSide() * canvas.random(0.35, 0.6));
        var sky = Ramp.of(palette.tone(canvas.random(0.35, 0.62)), palette.tone(0.2), palette.tone(0), palette.paper());
        int light = Colours.mix(palette.paper(), palette.accent(), 0.25);

        canvas.shade((x, y) -> {
            int front = layers - 1;
            double unit = 1 / canvas.scale();
            while (front >= 0 && (y < ridges[front].top() || y < ridges[front].at(x) + unit)) {
                front--;
            }
            int colour = front < 0
                    ? sky(sky, sun, light, palette.accent(), x, y, horizon)
                    : ground(canvas, ridges[front].at(x), y, front, layers);
            for (int layer = front + 1; layer < layers; layer++) {
                double below = y < ridges[layer].top() - unit ? -unit : y - ridges[layer].at(x);
                double covered = below * canvas.scale() + 0.5;
                if (covered > 0) {
                    colour = Colours.mix(colour, ground(canvas, y - below, y, layer, layers), covered);
                }
            }
            return colour;
        });
    }

    /** @param nearness 0 for the farthest, 1 for the nearest */
    private static Ridge ridge(Canvas canvas, double horizon, double nearness, boolean rocky) {
        double height = canvas.height();
        double base = horizon + (height * 0.97 - horizon) * Math.pow(nearness, 1.15);
        double swing = Math.min(height * 0.16, 150) * (0.55 + 0.45 * nearness);
        return Ridge.across(canvas, base, swing, 210 + 330 * nearness, rocky && nearness < 0.55);
    }

    private static int sky(Ramp sky, Sun sun, int light, int glow, double x, double y, double horizon) {
        int colour = sky.at(y / horizon);
        double aside = x - sun.x();
        double above = y - sun.y();
        double distance = Math.sqrt(aside * aside + above * above);
        double halo = 1 - distance / sun.glow();
        if (halo > 0) {
            colour = Colours.mix(colour, glow, halo * halo * 0.6);
        }
        return Colours.mix(colour, light, (sun.radius() - distance) / 1.2 + 0.5);
    }

    private static int ground(Canvas canvas, double skyline, double y, int layer, int layers) {
        double nearness = (double) layer / (layers - 1);
        double depth = (y - skyline) / (canvas.height() * 0.3);
        double haze = 0.26 * Math.min(depth, 1) * (1 - nearness * 0.8);
        return canvas.palette().tone(0.2 + 0.8 * nearness - haze);
    }
}
