package app.plantain.providers.contract;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;

/**
 * A way in which a vendor says no to a submission, and what the adapter must make of it.
 *
 * @param answer what the vendor says; nothing is taken
 */
public record Refusal(String name, Answer answer, FailureKind kind, Acceptance acceptance) {

    /** With a body of JSON. */
    public static Refusal of(int status, String json, FailureKind kind, Acceptance acceptance) {
        return new Refusal(status + " " + json, Answer.json(status, json), kind, acceptance);
    }

    @Override
    public String toString() {
        return name;
    }
}
