package app.plantain.core.generation;

/** Which of a team's jobs are read. */
public enum JobFilter {
    /** All of them. */
    ALL("true"),
    /** Those that have not ended. */
    OPEN("j.finished_at is null"),
    /** Those of which the vendor could not say in time whether it took them, so that a person has to. */
    TO_DECIDE("j.state = 'IN_DOUBT' and j.decide_at <= :now"),
    /** Those that ended without an image and were not tried again. */
    WITHOUT_IMAGE("""
            j.state in ('FAILED', 'CANCELLED') and j.asset_id is null
            and not exists (select 1 from job again where again.retry_of = j.id)""");

    private final String condition;

    JobFilter(String condition) {
        this.condition = condition;
    }

    /** In the words of SQL, of a job {@code j} at the time {@code :now}. */
    String condition() {
        return condition;
    }
}
