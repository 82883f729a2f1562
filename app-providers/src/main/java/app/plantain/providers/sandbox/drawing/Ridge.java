package app.plantain.providers.sandbox.drawing;

/** The skyline of one range of hills: how high it stands at each x. */
final class Ridge {

    private final float[] heights;
    private final float perUnit;
    private final float last;
    private final double top;

    private Ridge(float[] heights, double step) {
        this.heights = heights;
        this.perUnit = (float) (1 / step);
        this.last = heights.length - 1.001f;
        double highest = heights[0];
        for (float height : heights) {
            highest = Math.min(highest, height);
        }
        this.top = highest;
    }

    /**
     * @param base the y about which it lies
     * @param swing how far it goes up and down
     * @param length of one hill
     * @param rough true for rocks, false for sand
     */
    static Ridge across(Canvas canvas, double base, double swing, double length, boolean rough) {
        var noise = new Noise(canvas.random());
        double start = canvas.random(0, 100);
        double step = 1.5;
        var heights = new float[(int) (canvas.width() / step) + 3];
        for (int i = 0; i < heights.length; i++) {
            double x = start + i * step / length;
            double shape = rough
                    ? 0.6 - 1.5 * Math.abs(noise.at(x, 0.37)) + 0.35 * noise.layered(x * 2.3, 7.7, 4)
                    : noise.layered(x, 0.37, 2);
            heights[i] = (float) (base - swing * shape);
        }
        return new Ridge(heights, step);
    }

    /** The y of its highest peak. */
    double top() {
        return top;
    }

    /** The y of the skyline; what is below it is ground. */
    double at(double x) {
        float position = Math.max(0, Math.min(last, (float) x * perUnit));
        int left = (int) position;
        return heights[left] + (heights[left + 1] - heights[left]) * (position - left);
    }
}
