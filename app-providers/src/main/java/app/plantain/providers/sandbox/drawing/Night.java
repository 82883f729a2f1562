package app.plantain.providers.sandbox.drawing;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** A clear sky with northern lights over a dark forest. */
final class Night implements Style {

    @Override
    public void paint(Canvas canvas) {
        sky(canvas);
        stars(canvas);
        if (canvas.random().nextBoolean()) {
            moon(canvas);
        }
        var palette = canvas.palette();
        double height = canvas.height();
        int dark = Colours.blend(palette.ink(), 0x000000, 0.25);
        hills(canvas, height * 0.74, height * 0.13, Colours.blend(palette.tone(0.75), palette.ink(), 0.25), true);
        hills(canvas, height * 0.82, height * 0.09, Colours.blend(palette.tone(0.9), palette.ink(), 0.55), true);
        forest(canvas, height * 0.9, 0.55, Colours.blend(palette.tone(1), dark, 0.7));
        forest(canvas, height * 0.99, 1, dark);
    }

    private static void sky(Canvas canvas) {
        var palette = canvas.palette();
        var noise = new Noise(canvas.random());
        double start = canvas.random(0, 50);
        double stretch = canvas.random(420, 640);
        double reach = canvas.height() * 0.42;
        var sky = Ramp.of(
                Colours.blend(palette.ink(), 0x000000, 0.3),
                palette.ink(),
                palette.tone(1),
                palette.tone(0.78),
                palette.tone(0.5),
                palette.tone(0.3));
        int low = Colours.blend(palette.counterpoint(), palette.tone(0), 0.5);
        int high = Colours.blend(palette.tone(0.25), palette.accent(), 0.25);
        var curtain = Field.over(canvas, 4, (x, y) -> {
            double fold = 0.17 * noise.layered(start + x / stretch, 0.5, 3);
            double foot = canvas.height() * (0.56 + fold) - y;
            if (foot < 0) {
                return Math.exp(foot / 26) * strength(noise, x, 0);
            }
            return Math.exp(-foot / reach * 2.2) * strength(noise, x + foot * 0.12, foot / reach);
        });
        canvas.shade((x, y) -> {
            double height = y / canvas.height();
            double light = curtain.at(x, y);
            int glow = Colours.mix(low, high, 1.4 * (0.62 - height));
            return Colours.mix(sky.at(height * 1.05), glow, light * 0.78);
        });
    }

    private static double strength(Noise noise, double x, double height) {
        double rays = 0.72 + 0.5 * noise.at(x / 34, 3.3 + height * 0.6) + 0.25 * noise.at(x / 11, 9.1);
        return Math.clamp(rays * (0.75 + 0.6 * noise.at(x / 520, 1.7)), 0, 1);
    }

    private static void stars(Canvas canvas) {
        for (int i = 0; i < 420; i++) {
            double size = 0.8 + 2.2 * Math.pow(canvas.random(0, 1), 6);
            double x = canvas.random(0, canvas.width());
            double y = canvas.height() * 0.75 * Math.pow(canvas.random(0, 1), 1.25);
            canvas.fill(canvas.palette().paper(), canvas.random(0.3, 0.95), new Ellipse2D.Double(x, y, size, size));
        }
    }

    private static void moon(Canvas canvas) {
        double radius = canvas.shortSide() * canvas.random(0.045, 0.08);
        double x = canvas.width() * canvas.random(0.15, 0.85);
        double y = canvas.height() * canvas.random(0.14, 0.3);
        for (int ring = 9; ring > 0; ring--) {
            canvas.fill(canvas.palette().paper(), 0.018, circle(x, y, radius * (1 + ring * 0.35)));
        }
        canvas.fill(Colours.blend(canvas.palette().paper(), canvas.palette().accent(), 0.2), circle(x, y, radius));
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static void hills(Canvas canvas, double base, double swing, int colour, boolean rough) {
        var ridge = Ridge.across(canvas, base, swing, 300, rough);
        canvas.fill(colour, ground(canvas, ridge));
    }

    private static Path2D ground(Canvas canvas, Ridge ridge) {
        var path = new Path2D.Double();
        path.moveTo(0, canvas.height() + 2);
        for (double x = 0; x <= canvas.width() + 3; x += 3) {
            path.lineTo(x, ridge.at(x));
        }
        path.lineTo(canvas.width() + 3, canvas.height() + 2);
        path.closePath();
        return path;
    }

    private static void forest(Canvas canvas, double base, double size, int colour) {
        var ridge = Ridge.across(canvas, base, canvas.height() * 0.04, 340, false);
        var path = ground(canvas, ridge);
        double tall = Math.min(canvas.height() * 0.24, 170) * size;
        for (double x = -10; x < canvas.width() + 10; x += canvas.random(0.1, 0.34) * tall) {
            pine(path, canvas, x, ridge.at(x) + 4, tall * canvas.random(0.45, 1));
        }
        canvas.fill(colour, path);
    }

    private static void pine(Path2D path, Canvas canvas, double x, double foot, double tall) {
        double wide = tall * canvas.random(0.15, 0.21);
        int tiers = 6;
        path.moveTo(x, foot - tall);
        for (int tier = 1; tier <= tiers; tier++) {
            double share = (double) tier / tiers;
            path.lineTo(x + wide * share, foot - tall * (1 - share * 0.94));
            path.lineTo(x + wide * share * 0.5, foot - tall * (1 - share * 0.9));
        }
        path.lineTo(x, foot);
        for (int tier = tiers; tier >= 1; tier--) {
            double share = (double) tier / tiers;
            path.lineTo(x - wide * share * 0.5, foot - tall * (1 - share * 0.9));
            path.lineTo(x - wide * share, foot - tall * (1 - share * 0.94));
        }
        path.closePath();
    }
}
