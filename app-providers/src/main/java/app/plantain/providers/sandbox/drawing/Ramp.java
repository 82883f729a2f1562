package app.plantain.providers.sandbox.drawing;

/** A gradient through several colours, worked out once and then looked up for each pixel. */
final class Ramp {

    private static final int STEPS = 1024;

    private final int[] colours = new int[STEPS + 1];

    private Ramp(int[] stops) {
        for (int i = 0; i <= STEPS; i++) {
            double position = (double) i / STEPS * (stops.length - 1);
            int stop = Math.min((int) position, stops.length - 2);
            colours[i] = Colours.blend(stops[stop], stops[stop + 1], position - stop);
        }
    }

    /** @param stops at least two colours, evenly spaced */
    static Ramp of(int... stops) {
        return new Ramp(stops.clone());
    }

    /** @param position 0 for the first colour, 1 for the last; beyond them, the nearest */
    int at(double position) {
        return colours[(int) (Math.clamp(position, 0, 1) * STEPS)];
    }
}
