package app.plantain.providers.sandbox.drawing;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes a palette from pictures: their main colours, spread from light to dark so that every style can use them. */
final class ReferencePalette {

    private static final int TONES = 6;
    private static final int SAMPLES_EACH_WAY = 24;
    private static final int ROUNDS = 8;
    private static final Comparator<Oklab> LIGHT_TO_DARK =
            Comparator.comparingDouble(Oklab::lightness).reversed();

    private ReferencePalette() {}

    /** @param pictures at least one */
    static Palette of(List<BufferedImage> pictures) {
        var colours = mainColours(pictures.stream()
                .flatMap(ReferencePalette::samples)
                .sorted(LIGHT_TO_DARK)
                .toList());
        var tones = IntStream.range(0, TONES).map(i -> tone(colours.get(i), i)).toArray();
        var vivid = colours.stream()
                .sorted(Comparator.comparingDouble(Oklab::chroma).reversed())
                .toList();
        return new Palette(
                colours.getFirst().relit(0.97, 0.25).rgb(),
                colours.getLast().relit(0.2, 0.6).rgb(),
                vivid.get(0).relit(0.74, 1.25).rgb(),
                vivid.get(1).relit(0.6, 1.25).rgb(),
                tones);
    }

    /** A colour moved most of the way to the lightness that its place in the palette needs. */
    private static int tone(Oklab colour, int place) {
        double wanted = 0.9 - 0.66 * place / (TONES - 1);
        return colour.relit(0.35 * colour.lightness() + 0.65 * wanted, 1).rgb();
    }

    private static Stream<Oklab> samples(BufferedImage picture) {
        return IntStream.range(0, SAMPLES_EACH_WAY * SAMPLES_EACH_WAY)
                .mapToObj(i -> Oklab.of(picture.getRGB(
                        i % SAMPLES_EACH_WAY * picture.getWidth() / SAMPLES_EACH_WAY,
                        i / SAMPLES_EACH_WAY * picture.getHeight() / SAMPLES_EACH_WAY)));
    }

    /** The centres of the clusters (k-means, started along the lightness), from light to dark. */
    private static List<Oklab> mainColours(List<Oklab> samples) {
        var centres = IntStream.range(0, TONES)
                .mapToObj(i -> samples.get((int) ((i + 0.5) / TONES * samples.size())))
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            centres = moved(centres, samples);
        }
        return centres.stream().sorted(LIGHT_TO_DARK).toList();
    }

    private static List<Oklab> moved(List<Oklab> centres, List<Oklab> samples) {
        var sums = new Oklab[TONES];
        var counts = new int[TONES];
        for (var sample : samples) {
            int nearest = nearest(centres, sample);
            sums[nearest] = counts[nearest]++ == 0 ? sample : sums[nearest].plus(sample);
        }
        return IntStream.range(0, TONES)
                .mapToObj(i -> counts[i] == 0 ? centres.get(i) : sums[i].times(1.0 / counts[i]))
                .toList();
    }

    private static int nearest(List<Oklab> centres, Oklab sample) {
        int best = 0;
        for (int i = 1; i < centres.size(); i++) {
            if (centres.get(i).squaredDistance(sample) < centres.get(best).squaredDistance(sample)) {
                best = i;
            }
        }
        return best;
    }
}
