package app.plantain.web.ui.boards;

/** How boards speak of what is on them. */
final class BoardTexts {

    private BoardTexts() {}

    static String images(int count) {
        return switch (count) {
            case 0 -> "No images yet";
            case 1 -> "1 image";
            default -> "%,d images".formatted(count);
        };
    }

    static String links(int active) {
        return switch (active) {
            case 0 -> "Not shared";
            case 1 -> "Shared by 1 link";
            default -> "Shared by %,d links".formatted(active);
        };
    }

    static String takenOff(int count) {
        return count == 1 ? "1 image taken off the board" : "%,d images taken off the board".formatted(count);
    }
}
