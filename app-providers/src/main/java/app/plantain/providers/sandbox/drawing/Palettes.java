package app.plantain.providers.sandbox.drawing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The palettes there are, picked by hand, and the words in a prompt that call for one. */
final class Palettes {

    private record Entry(Set<String> words, Palette palette) {}

    private static final Pattern NOT_A_LETTER = Pattern.compile("\\P{L}+");

    /** Enough of a prompt to find its colours in. */
    private static final int MAX_READ_CHARACTERS = 2000;

    private static final List<Entry> ENTRIES = List.of(
            entry(
                    "sunset dusk evening orange fire flame",
                    new Palette(
                            0xFFF4E4, 0x2B1B2E, 0xFFD166, 0xF25C54, 0xFFE3B3, 0xFFB877, 0xF98562, 0xD9536B, 0x8F3B76,
                            0x3B2455)),
            entry(
                    "forest green wood tree trees moss pine leaf leaves",
                    new Palette(
                            0xF4F1E4, 0x16261E, 0xE9A23B, 0xD9623B, 0xDCE5C5, 0xA9C29A, 0x6F9A72, 0x43745A, 0x265245,
                            0x12302C)),
            entry(
                    "blue ocean sea water sky lake wave waves river",
                    new Palette(
                            0xF1F6F8, 0x0F1F33, 0xF6B24A, 0xEF6A52, 0xD6ECF0, 0x9CCBDB, 0x5A9EC4, 0x2F6FA8, 0x1C4580,
                            0x0E2348)),
            entry(
                    "desert sand clay terracotta earth brown coffee canyon",
                    new Palette(
                            0xFBF1E6, 0x2E1A14, 0xE9C46A, 0x2F7F86, 0xF6DEC0, 0xEBB78A, 0xD98A5B, 0xB95F3D, 0x803B2B,
                            0x43201D)),
            entry(
                    "pink rose dawn morning blossom flower flowers bloom",
                    new Palette(
                            0xFFF5F3, 0x33202F, 0xF7C873, 0x4F8FA8, 0xFCE0DA, 0xF7BDBB, 0xE58FA2, 0xB96591, 0x7A4780,
                            0x3C2A57)),
            entry(
                    "mint spring turquoise teal fresh herb tea",
                    new Palette(
                            0xF5F8EF, 0x1B2A26, 0xF9C74F, 0xF4845F, 0xE4F1D8, 0xB7DFC0, 0x7DC3AE, 0x459B98, 0x2A6B78,
                            0x173F4F)),
            entry(
                    "night star stars moon space galaxy midnight indigo",
                    new Palette(
                            0xEEF0F8, 0x0B1026, 0xFFD27F, 0xFF7F6E, 0xC9D3F0, 0x8FA2DC, 0x5A6CBC, 0x3B448F, 0x232862,
                            0x10123A)),
            entry(
                    "banana bananas yellow gold golden honey lemon sun sunny summer",
                    new Palette(
                            0xFFF9E6, 0x2A2113, 0xE4572E, 0x3F7D58, 0xFFF0B8, 0xFFDC6B, 0xF4B93B, 0xD18B2A, 0x8C5A26,
                            0x432C1B)),
            entry(
                    "grey gray black white monochrome ink stone concrete minimal",
                    new Palette(
                            0xF5F4F1, 0x1A1A1C, 0xD64933, 0xE0B04B, 0xE3E1DC, 0xBDBAB4, 0x908D89, 0x64625F, 0x3E3D3D,
                            0x1E1E20)),
            entry(
                    "purple violet lavender lilac magic dream plum",
                    new Palette(
                            0xF7F2FA, 0x22142F, 0xF7B267, 0x57C4BE, 0xE9D8F4, 0xC9A6E4, 0x9F74CB, 0x7049A8, 0x482F7C,
                            0x24194A)),
            entry(
                    "red cherry ruby wine blood poppy",
                    new Palette(
                            0xFFF3EE, 0x2B0F14, 0xF2C14E, 0x2A9D8F, 0xFAD4C6, 0xF29C8A, 0xE25D55, 0xBC2F3F, 0x7E1F38,
                            0x3D1428)),
            entry(
                    "jungle tropical tropics island palm parrot rainforest emerald",
                    new Palette(
                            0xF3F7EA, 0x0F2A2A, 0xFFD56B, 0xFF7B54, 0xD7F0C8, 0x8ED6A1, 0x37B08C, 0x12837F, 0x0E5A66,
                            0x0A3242)),
            entry(
                    "winter snow ice cold frost nordic mist fog mountain mountains",
                    new Palette(
                            0xF6F8F9, 0x1D2A35, 0xE0A458, 0xC8553D, 0xE6EEF2, 0xBFD3DD, 0x8FAFC1, 0x5F87A0, 0x3B5F7C,
                            0x203B54)),
            entry(
                    "autumn fall october pumpkin rust copper harvest",
                    new Palette(
                            0xFBF3E4, 0x2A1810, 0x5C7A3E, 0x2F5D62, 0xF3DDAE, 0xE8B04A, 0xD77F2C, 0xB4501F, 0x76301E,
                            0x3B1C1A)),
            entry(
                    "pastel candy sweet baby soft unicorn bubble",
                    new Palette(
                            0xFFF7FB, 0x2D2440, 0xFFD97D, 0x80DEC4, 0xFFDDEB, 0xFFC2D1, 0xCDB4F6, 0xA3C4F3, 0x7AA6D8,
                            0x4D5C9E)),
            entry(
                    "retro vintage poster city music jazz seventies",
                    new Palette(
                            0xFBF1DC, 0x2B2320, 0xC8502F, 0xF2B84B, 0xF6DDA6, 0xF2B84B, 0xE8833A, 0xC8502F, 0x5D7F72,
                            0x2D4A53)));

    private Palettes() {}

    /** The palette that the prompt's words call for, or else any; another one for the next variation. */
    static Palette choose(Motif motif) {
        var words = wordsOf(motif.prompt());
        var called = ENTRIES.stream()
                .filter(entry -> entry.words().stream().anyMatch(words::contains))
                .toList();
        var choice = called.isEmpty() ? ENTRIES : called;
        return choice.get(Math.floorMod(motif.themeSeed() + motif.variation() * 5L, choice.size()))
                .palette();
    }

    /** The words of a prompt, in lower case. */
    static Set<String> wordsOf(String prompt) {
        var read = prompt.substring(0, Math.min(prompt.length(), MAX_READ_CHARACTERS));
        return Set.copyOf(List.of(NOT_A_LETTER.split(read.toLowerCase(Locale.ROOT))));
    }

    private static Entry entry(String words, Palette palette) {
        return new Entry(Set.of(words.split(" ")), palette);
    }
}
