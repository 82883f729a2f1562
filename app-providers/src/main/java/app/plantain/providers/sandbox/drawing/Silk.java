package app.plantain.providers.sandbox.drawing;

/** Folds of cloth lying over one another, each lit along its edge. */
final class Silk implements Style {

    private static final int BANDS = 24;
    private static final int STEPS = 512;

    @Override
    public void paint(Canvas canvas) {
        double angle = canvas.random(-0.7, 0.7);
        double across = Math.cos(angle);
        double down = Math.sin(angle);
        double first = canvas.random(0, 6);
        double second = canvas.random(0, 6);
        double third = canvas.random(0, 6);
        double spacing = canvas.shortSide() * canvas.random(0.1, 0.16) + 40;
        double wave = canvas.random(0.8, 1.3);
        var folds = Field.over(canvas, 2.5, (x, y) -> {
            double along = (x * across + y * down) * wave;
            double through = y * across - x * down;
            return BANDS / 3.0
                    + through / spacing
                    + 1.1 * Math.sin(along / 330 + first + 0.9 * Math.sin(through / 370 + second))
                    + 0.45 * Math.sin(along / 170 + through / 240 + third);
        });
        var cloth = cloth(canvas);
        canvas.shade((x, y) -> {
            float fold = folds.at(x, y) * STEPS;
            return cloth[Math.floorMod((int) Math.floor(fold), cloth.length)];
        });
    }

    private static int[] cloth(Canvas canvas) {
        var colours = new int[BANDS * STEPS];
        double phase = canvas.random(0, 1);
        for (int band = 0; band < BANDS; band++) {
            double tone = 0.5 - 0.5 * Math.cos((band * 0.173 + phase) * 2 * Math.PI);
            boolean accented = canvas.random().nextInt(7) == 0;
            var fold = fold(canvas.palette(), tone, accented);
            for (int step = 0; step < STEPS; step++) {
                colours[band * STEPS + step] = fold.at((double) step / STEPS);
            }
        }
        softenEdges(colours);
        return colours;
    }

    private static Ramp fold(Palette palette, double tone, boolean accented) {
        int body = accented ? palette.accent() : palette.tone(tone);
        int lit = Colours.blend(body, palette.paper(), 0.45);
        int shaded = Colours.blend(body, palette.tone(Math.min(1, tone + 0.45)), 0.75);
        return Ramp.of(lit, body, body, Colours.blend(body, shaded, 0.5), shaded);
    }

    /** The hard step from one fold to the next becomes a slope of about a pixel. */
    private static void softenEdges(int[] colours) {
        int soft = 7;
        for (int edge = STEPS; edge < colours.length; edge += STEPS) {
            int before = colours[edge - soft];
            int after = colours[edge + soft];
            for (int i = -soft; i < soft; i++) {
                colours[edge + i] = Colours.mix(before, after, (i + soft) / (2.0 * soft));
            }
        }
    }
}
