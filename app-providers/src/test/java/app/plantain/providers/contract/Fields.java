package app.plantain.providers.contract;

/**
 * Where a vendor's answers have what an adapter cannot do without, as JSON pointers.
 *
 * @param task the new task's id in the answer to a submission
 * @param status the status in the answer to a question
 * @param result the call whose answer has the picture's address
 * @param picture the picture's address there
 */
public record Fields(String task, String status, Call result, String picture) {}
