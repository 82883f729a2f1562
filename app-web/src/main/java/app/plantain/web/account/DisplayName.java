package app.plantain.web.account;

/** The name of a person, a team or a key: 1 to 80 characters on one line. */
record DisplayName(String value) {

    private static final int LENGTH_MAX = 80;

    static DisplayName of(Entry entry, String text) {
        var name = text.strip();
        if (name.isEmpty()) {
            throw new InvalidEntryException(entry, "Enter a name.");
        }
        if (name.length() > LENGTH_MAX) {
            throw new InvalidEntryException(entry, "Use at most %d characters.".formatted(LENGTH_MAX));
        }
        if (name.codePoints().anyMatch(DisplayName::breaksTheLine)) {
            throw new InvalidEntryException(entry, "Use letters, digits and signs on one line.");
        }
        return new DisplayName(name);
    }

    private static boolean breaksTheLine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
