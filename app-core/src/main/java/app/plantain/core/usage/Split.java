package app.plantain.core.usage;

/** By what the credits of a day are told apart. */
public enum Split {
    /** Not at all. */
    NONE("''"),
    /** By who asked for the image. */
    MEMBER("cast(b.created_by as varchar(36))"),
    /** By model. */
    MODEL("b.model"),
    /** By who made the image. */
    VENDOR("i.vendor");

    private final String column;

    Split(String column) {
        this.column = column;
    }

    /** In the words of SQL, of a batch {@code b} and an asset {@code i}. */
    String column() {
        return column;
    }
}
