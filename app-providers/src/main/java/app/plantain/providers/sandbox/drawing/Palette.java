package app.plantain.providers.sandbox.drawing;

import java.util.SplittableRandom;

/** The few colours of one picture: what it is painted on, what it is written in, and what lies between. */
final class Palette {

    private final int paper;
    private final int ink;
    private final int accent;
    private final int counterpoint;
    private final int[] tones;
    private final Ramp ramp;

    /**
     * @param paper nearly white
     * @param ink nearly black
     * @param accent what the eye should find first
     * @param counterpoint a second accent, away from the first
     * @param tones from light to dark
     */
    Palette(int paper, int ink, int accent, int counterpoint, int... tones) {
        this.paper = paper;
        this.ink = ink;
        this.accent = accent;
        this.counterpoint = counterpoint;
        this.tones = tones.clone();
        this.ramp = Ramp.of(tones);
    }

    int paper() {
        return paper;
    }

    int ink() {
        return ink;
    }

    int accent() {
        return accent;
    }

    int counterpoint() {
        return counterpoint;
    }

    /** @param darkness 0 for the lightest tone, 1 for the darkest */
    int tone(double darkness) {
        return ramp.at(darkness);
    }

    /** Any of the tones and, about as often as one would put a spice in, an accent. */
    int swatch(SplittableRandom random) {
        int choice = random.nextInt(tones.length * 2 + 3);
        return choice < tones.length * 2 ? tones[choice / 2] : choice % 3 == 0 ? counterpoint : accent;
    }
}
