package app.plantain.providers.sandbox.drawing;

import java.util.List;
import java.util.Set;

/** A way to fill a canvas. */
interface Style {

    /** Paints everything above the band, with the canvas's palette and randomness and nothing else. */
    void paint(Canvas canvas);

    /** A style and the words that call for it. */
    record Entry(Set<String> words, Style style) {}

    /** In the order in which the variations of one prompt walk through them: neighbours are unlike each other. */
    List<Entry> ALL = List.of(
            entry("mountain mountains desert landscape dune dunes hill hills valley sunset", new Dunes()),
            entry("geometric poster bauhaus pattern city abstract shapes logo", new Shapes()),
            entry("silk wave waves ocean sea fabric river water", new Silk()),
            entry("plant plants leaf leaves flower flowers botanical jungle garden banana fruit", new Leaves()),
            entry("gradient soft dream product portrait minimal moon sun", new Aura()),
            entry("paper cave canyon map island topographic coral", new Papercut()),
            entry("night star stars aurora forest winter camp galaxy", new Night()),
            entry("wind hair motion music dance ribbon ribbons flow grass", new Ribbons()));

    /** The style that the prompt's words call for, or else any; another one for the next variation. */
    static Style choose(Motif motif) {
        var words = Palettes.wordsOf(motif.prompt());
        int first = Math.floorMod(motif.themeSeed() >>> 8, ALL.size());
        for (int i = 0; i < ALL.size(); i++) {
            if (ALL.get(i).words().stream().anyMatch(words::contains)) {
                first = i;
                break;
            }
        }
        return ALL.get(Math.floorMod((long) first + motif.variation(), ALL.size()))
                .style();
    }

    private static Entry entry(String words, Style style) {
        return new Entry(Set.of(words.split(" ")), style);
    }
}
