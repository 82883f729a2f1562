package app.plantain.core.usage;

/** By what costs are told apart. */
public enum CostSplit {
    /** By team. */
    TEAM("cast(t.team_id as varchar(36))", "cast(j.team_id as varchar(36))"),
    /** By who asked for the image. */
    MEMBER("cast(b.created_by as varchar(36))", "cast(b.created_by as varchar(36))"),
    /** By model. */
    MODEL("t.model", "b.model"),
    /** By vendor. */
    VENDOR("t.vendor", "t.vendor"),
    /** By connection. */
    CONNECTION("cast(t.connection_id as varchar(36))", "cast(t.connection_id as varchar(36))"),
    /** By day. */
    DAY(
            "cast(" + Flows.day("t.started_at") + " as varchar(10))",
            "cast(" + Flows.day("j.finished_at") + " as varchar(10))");

    private final String ofAttempt;
    private final String ofJob;

    CostSplit(String ofAttempt, String ofJob) {
        this.ofAttempt = ofAttempt;
        this.ofJob = ofJob;
    }

    /** In the words of SQL, of an attempt {@code t} of a batch {@code b}. */
    String ofAttempt() {
        return ofAttempt;
    }

    /** In the words of SQL, of a job {@code j} of a batch {@code b} whose image the attempt {@code t} brought. */
    String ofJob() {
        return ofJob;
    }

    /** The key as people read it. */
    String key(String found) {
        return this == DAY ? Flows.day(Integer.parseInt(found)).toString() : found;
    }
}
