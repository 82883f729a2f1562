package app.plantain.core.generation;

/** Another node has taken the job over. There is nothing to do but to leave it alone. */
class LostLease extends RuntimeException {

    LostLease(Lease lease) {
        super("Job %s was taken over by another node".formatted(lease.job()));
    }
}
