package app.plantain.providers.sandbox.drawing;

import java.util.SplittableRandom;

/** Smooth randomness over the plane: gradient noise, from about -1 to 1, one bump for each unit. */
final class Noise {

    private static final int SIZE = 256;

    private final double[] gradientX = new double[SIZE];
    private final double[] gradientY = new double[SIZE];
    private final int[] permutation = new int[SIZE];

    Noise(SplittableRandom random) {
        for (int i = 0; i < SIZE; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            gradientX[i] = Math.cos(angle) * 1.5;
            gradientY[i] = Math.sin(angle) * 1.5;
            int other = random.nextInt(i + 1);
            permutation[i] = permutation[other];
            permutation[other] = i;
        }
    }

    double at(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double dx = x - left;
        double dy = y - top;
        double across = ease(dx);
        double above = lerp(slope(left, top, dx, dy), slope(left + 1, top, dx - 1, dy), across);
        double below = lerp(slope(left, top + 1, dx, dy - 1), slope(left + 1, top + 1, dx - 1, dy - 1), across);
        return lerp(above, below, ease(dy));
    }

    /** Several layers, each twice as fine and half as strong as the one before. */
    double layered(double x, double y, int layers) {
        double sum = 0;
        double strength = 1;
        for (int i = 0; i < layers; i++) {
            sum += at(x, y) * strength;
            x = x * 2 + 17.3;
            y = y * 2 + 5.9;
            strength /= 2;
        }
        return sum;
    }

    private double slope(int x, int y, double dx, double dy) {
        int corner = permutation[(permutation[x & SIZE - 1] + y) & SIZE - 1];
        return gradientX[corner] * dx + gradientY[corner] * dy;
    }

    private static double ease(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static double lerp(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
