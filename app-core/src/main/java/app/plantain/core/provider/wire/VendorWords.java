package app.plantain.core.provider.wire;

import app.plantain.core.provider.FailureKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a vendor says in words: made fit to be shown, and understood where there is no code. */
public final class VendorWords {

    private static final int MOST_CHARACTERS = 200;
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:https?|data):\\S+");
    private static final Pattern SECRET =
            Pattern.compile("(?i)\\bbearer\\s+\\S+|\\b(?:sk|key|token)-[A-Za-z0-9_*-]{4,}");
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    /** In the order in which they are looked for; in English and Chinese, as the vendors are. */
    private static final List<Map.Entry<FailureKind, List<String>>> SIGNS = List.of(
            Map.entry(
                    FailureKind.CONTENT_BLOCKED,
                    List.of(
                            "safety",
                            "moderation",
                            "moderated",
                            "content policy",
                            "policy violation",
                            "violat",
                            "sensitive",
                            "prohibited",
                            "nsfw",
                            "content blocked",
                            "content_blocked",
                            "违规",
                            "敏感",
                            "审核")),
            Map.entry(
                    FailureKind.BALANCE,
                    List.of("insufficient", "out of credit", "not enough credit", "balance", "quota", "余额", "欠费")),
            Map.entry(FailureKind.RATE_LIMITED, List.of("rate limit", "too many requests", "频繁", "限流")),
            Map.entry(FailureKind.TIMEOUT, List.of("timed out", "timeout", "超时")),
            Map.entry(FailureKind.NO_IMAGE, List.of("no image")));

    private VendorWords() {}

    /** Fit for people: one line of at most 200 characters without addresses and without what may be a key. */
    public static String shown(String words, String key) {
        var bounded = words.substring(0, Math.min(words.length(), 4 * MOST_CHARACTERS));
        var harmless = SECRET.matcher(ADDRESS.matcher(bounded.replace(key, "…")).replaceAll("…"))
                .replaceAll("…");
        var line = NOT_SHOWN.matcher(harmless).replaceAll(" ").strip();
        return line.length() <= MOST_CHARACTERS
                ? line
                : line.substring(0, MOST_CHARACTERS).strip() + "…";
    }

    /**
     * What the words speak of.
     *
     * @param words null for none
     * @param otherwise where they say nothing that is known
     */
    public static FailureKind meaning(@Nullable String words, FailureKind otherwise) {
        if (words == null) {
            return otherwise;
        }
        var lower = words.toLowerCase(Locale.ROOT);
        return SIGNS.stream()
                .filter(sign -> sign.getValue().stream().anyMatch(lower::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(otherwise);
    }
}
