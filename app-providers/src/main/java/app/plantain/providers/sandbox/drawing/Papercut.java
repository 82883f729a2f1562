package app.plantain.providers.sandbox.drawing;

import java.util.Arrays;

/** Sheets of coloured paper with holes cut ever deeper, each throwing a soft shadow on the next. */
final class Papercut implements Style {

    /** No sheet's edge rises more than this within the two pixels that are looked at. */
    private static final float STEEPEST = 0.3f;

    @Override
    public void paint(Canvas canvas) {
        int levels = canvas.random().nextInt(7, 11);
        var heights = heights(canvas, levels);
        var sheets = sheets(canvas, levels);
        double shadowX = canvas.random(-9, 9);
        double shadowY = -canvas.random(8, 13);
        int shade = canvas.palette().ink();

        canvas.shade((x, y) -> {
            float height = heights.at(x, y);
            int level = Math.clamp((int) height, 0, levels - 1);
            int colour = sheets[level];
            // Where the sheet above is near, towards the light, its shadow falls.
            float above = heights.at(x + shadowX, y + shadowY);
            double shadow = Math.clamp((above - (level + 1)) * 2.6 + 0.35, 0, 1);
            if (level < levels - 1 && shadow > 0) {
                colour = Colours.mix(colour, shade, shadow * 0.42);
            }
            // A cut edge catches the light; it also smooths the step.
            double rim =
                    level == 0 || height - level > STEEPEST ? 2 : rim(heights, x, y, height - level) * canvas.scale();
            if (rim < 2) {
                int below = Colours.mix(sheets[level - 1], shade, 0.28);
                int edge = Colours.mix(colour, canvas.palette().paper(), 0.35);
                colour = Colours.mix(below, edge, rim < 1 ? rim : 1);
            }
            return colour;
        });
    }

    /** How far the cut edge is, in units, judged by the slope. */
    private static double rim(Field heights, double x, double y, float rise) {
        float here = heights.at(x, y);
        float slope = Math.abs(heights.at(x + 1, y) - here) + Math.abs(heights.at(x, y + 1) - here);
        return rise / Math.max(slope, 1e-4f);
    }

    private static Field heights(Canvas canvas, int levels) {
        var noise = new Noise(canvas.random());
        double centreX = canvas.width() * canvas.random(0.3, 0.7);
        double centreY = canvas.height() * canvas.random(0.4, 0.65);
        double reach = Math.min(Math.hypot(canvas.width(), canvas.height()) * 0.5, canvas.shortSide() * 1.6);
        double bump = canvas.random(180, 300);
        return Field.over(canvas, 2.5, (x, y) -> {
            double distance = Math.hypot(x - centreX, y - centreY) / reach;
            // Down the hollow, up to the plain, and down to the next hollow in a long picture.
            double flatness = 1 - Math.abs(1 - distance % 2);
            double relief = noise.layered(x / bump, y / bump, 2) * 0.36;
            return (flatness * 0.95 + relief) * levels + 0.6;
        });
    }

    /** Either the depth glows or the surface does. */
    private static int[] sheets(Canvas canvas, int levels) {
        var palette = canvas.palette();
        boolean glowing = canvas.random().nextInt(3) > 0;
        var colours = new int[levels];
        Arrays.setAll(colours, level -> {
            double share = (double) level / (levels - 1);
            return palette.tone(glowing ? share : 1 - share);
        });
        colours[0] = glowing ? Colours.blend(palette.accent(), palette.paper(), 0.35) : palette.ink();
        return colours;
    }
}
