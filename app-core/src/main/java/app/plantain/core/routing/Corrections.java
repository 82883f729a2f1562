package app.plantain.core.routing;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an administrator knows better than the adapter of what a connection can do, model by model. What is not named is
 * as the adapter says, also where a newer adapter says something else.
 */
public record Corrections(SortedMap<ModelId, Correction> byModel) {

    private static final String SYNTAX = "Write a line for each model: what it does not do after a minus, what it does"
            + " after a plus, and its limits, such as: nano-banana-2 -4K +8:1 references 3 prompt 2000";
    private static final int MOST_REFERENCES = 20;
    private static final int LONGEST_PROMPT = 32_000;

    /** As the adapter says. */
    public static final Corrections NONE = new Corrections(new TreeMap<>());

    /** Those that change nothing are left out. */
    public Corrections {
        var some = new TreeMap<>(byModel);
        some.values().removeIf(Correction.NOTHING::equals);
        byModel = Collections.unmodifiableSortedMap(some);
    }

    /**
     * What is otherwise with one model.
     *
     * @param references the most, and none for 0; empty for as many as the adapter says
     * @param promptLength the longest prompt in characters, empty for what the adapter says
     */
    public record Correction(
            List<ResolutionTier> tiersOff,
            List<ResolutionTier> tiersOn,
            List<AspectRatio> ratiosOff,
            List<AspectRatio> ratiosOn,
            OptionalInt references,
            OptionalInt promptLength) {

        static final Correction NOTHING =
                new Correction(List.of(), List.of(), List.of(), List.of(), OptionalInt.empty(), OptionalInt.empty());

        public Correction {
            tiersOff = tiersOff.stream().distinct().sorted().toList();
            tiersOn = tiersOn.stream().distinct().sorted().toList();
            ratiosOff = ratiosOff.stream().distinct().toList();
            ratiosOn = ratiosOn.stream().distinct().toList();
        }

        /** What is written to mean it. */
        public String text() {
            var words = new ArrayList<String>();
            tiersOff.forEach(one -> words.add("-" + one));
            tiersOn.forEach(one -> words.add("+" + one));
            ratiosOff.forEach(one -> words.add("-" + one));
            ratiosOn.forEach(one -> words.add("+" + one));
            references.ifPresent(most -> words.add("references " + most));
            promptLength.ifPresent(longest -> words.add("prompt " + longest));
            return String.join(" ", words);
        }

        /** For people: {@code not 4K, also 8:1, at most 3 references}. */
        public String inWords() {
            var words = new ArrayList<String>();
            name(words, "not", Stream.concat(tiersOff.stream(), ratiosOff.stream()));
            name(words, "also", Stream.concat(tiersOn.stream(), ratiosOn.stream()));
            references.ifPresent(
                    most -> words.add(most == 0 ? "no references" : "at most %d references".formatted(most)));
            promptLength.ifPresent(longest -> words.add("prompts up to %,d characters".formatted(longest)));
            return String.join(" · ", words);
        }

        private static void name(List<String> words, String how, Stream<?> what) {
            var named = what.map(Object::toString).collect(Collectors.joining(", "));
            if (!named.isEmpty()) {
                words.add(how + " " + named);
            }
        }

        /**
         * What is left of what the adapter says. Where a reference decides the shape, nothing is added: nobody could ask
         * for it.
         */
        private Stream<Capabilities> over(List<Capabilities> said) {
            int most =
                    said.stream().mapToInt(one -> one.references().most()).max().orElse(0);
            return said.stream()
                    .filter(one -> references.isEmpty() || one.references().least() <= references.getAsInt())
                    .map(one -> over(one, most))
                    .filter(one -> !one.tiers().isEmpty() && !one.aspectRatios().isEmpty());
        }

        private Capabilities over(Capabilities one, int most) {
            var free = !one.references().decideShape();
            var ratios = Stream.concat(one.aspectRatios().stream(), free ? ratiosOn.stream() : Stream.empty())
                    .filter(ratio -> !ratiosOff.contains(ratio))
                    .distinct()
                    .toList();
            var tiers = Stream.concat(one.tiers().stream(), free ? tiersOn.stream() : Stream.empty())
                    .filter(tier -> !tiersOff.contains(tier))
                    .distinct()
                    .sorted()
                    .toList();
            return new Capabilities(
                    one.model(),
                    ratios,
                    tiers,
                    over(one.references(), most),
                    promptLength.orElse(one.maxPromptLength()));
        }

        /** More than the adapter says are given to the way that takes the most already. */
        private ReferenceTerms over(ReferenceTerms terms, int most) {
            int wanted = references.orElse(terms.most());
            var changed = terms.most() == most && most > 0 ? wanted : Math.min(wanted, terms.most());
            return new ReferenceTerms(terms.least(), changed, terms.travel(), terms.maxBytes(), terms.decideShape());
        }
    }

    /** What a connection can do, from what its adapter says. */
    List<Capabilities> over(List<Capabilities> said) {
        if (byModel.isEmpty()) {
            return said;
        }
        return said.stream()
                .map(Capabilities::model)
                .distinct()
                .flatMap(model -> {
                    var ofModel = said.stream()
                            .filter(one -> one.model().equals(model))
                            .toList();
                    return Optional.ofNullable(byModel.get(model))
                            .map(correction -> correction.over(ofModel))
                            .orElseGet(ofModel::stream);
                })
                .toList();
    }

    /**
     * Reads lines such as {@code nano-banana-2 -4K +8:1 references 3 prompt 2000}; commas and semicolons divide as well
     * as lines do.
     *
     * @throws IllegalArgumentException with a text for the user, where a line cannot be read
     */
    public static Corrections parse(String text) {
        var byModel = new TreeMap<ModelId, Correction>();
        Stream.of(text.split("[\\n\\r,;]+", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> List.of(line.split("\\s+", -1)))
                .forEach(words -> {
                    if (byModel.put(new ModelId(words.getFirst()), read(words.subList(1, words.size()))) != null) {
                        throw new IllegalArgumentException("%s has two lines".formatted(words.getFirst()));
                    }
                });
        return new Corrections(byModel);
    }

    private static Correction read(List<String> words) {
        var tiersOff = new ArrayList<ResolutionTier>();
        var tiersOn = new ArrayList<ResolutionTier>();
        var ratiosOff = new ArrayList<AspectRatio>();
        var ratiosOn = new ArrayList<AspectRatio>();
        var references = OptionalInt.empty();
        var prompt = OptionalInt.empty();
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            if (word.equals("references") && rest.hasNext()) {
                references = OptionalInt.of(number(rest.next(), 0, MOST_REFERENCES));
            } else if (word.equals("prompt") && rest.hasNext()) {
                prompt = OptionalInt.of(number(rest.next(), 1, LONGEST_PROMPT));
            } else if (!word.startsWith("+") && !word.startsWith("-")) {
                throw new IllegalArgumentException(SYNTAX);
            } else if (word.contains(":")) {
                (word.startsWith("+") ? ratiosOn : ratiosOff).add(AspectRatio.parse(word.substring(1)));
            } else {
                (word.startsWith("+") ? tiersOn : tiersOff).add(ResolutionTier.parse(word.substring(1)));
            }
        }
        var read = new Correction(tiersOff, tiersOn, ratiosOff, ratiosOn, references, prompt);
        if (read.equals(Correction.NOTHING)) {
            throw new IllegalArgumentException(SYNTAX);
        }
        return read;
    }

    /**
     * Reads a whole number.
     *
     * @throws IllegalArgumentException with a text for the user, where it is none within the bounds
     */
    public static int number(String text, int least, int most) {
        if (text.matches("\\d{1,6}")) {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException("Write a whole number from %,d to %,d".formatted(least, most));
    }

    /** What {@link #parse} reads. */
    public String text() {
        return byModel.entrySet().stream()
                .map(entry -> "%s %s".formatted(entry.getKey(), entry.getValue().text()))
                .collect(Collectors.joining("\n"));
    }

    /**
     * What turns what an adapter says into what an administrator ticks.
     *
     * @param said of one model
     * @param references empty for as many as the adapter says
     * @param promptLength empty for what the adapter says
     */
    public static Correction between(
            List<Capabilities> said,
            List<ResolutionTier> tiers,
            List<AspectRatio> ratios,
            OptionalInt references,
            OptionalInt promptLength) {
        var hadTiers =
                said.stream().flatMap(one -> one.tiers().stream()).distinct().toList();
        var hadRatios = said.stream()
                .flatMap(one -> one.aspectRatios().stream())
                .distinct()
                .toList();
        return new Correction(
                without(hadTiers, tiers),
                without(tiers, hadTiers),
                without(hadRatios, ratios),
                without(ratios, hadRatios),
                references,
                promptLength);
    }

    private static <T> List<T> without(List<T> all, List<T> some) {
        return all.stream().filter(one -> !some.contains(one)).distinct().toList();
    }
}
