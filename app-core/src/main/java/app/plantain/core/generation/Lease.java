package app.plantain.core.generation;

/**
 * The right to take a job's next step, which one node has at a time. Its number only grows: who holds an older one has
 * lost the job to another node and may not complete it.
 *
 * @param number the version of the job's execution at db-scheduler, which changes whenever it is picked or moved
 */
record Lease(JobId job, long number) {}
