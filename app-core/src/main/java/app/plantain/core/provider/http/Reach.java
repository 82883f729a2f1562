package app.plantain.core.provider.http;

import app.plantain.core.provider.Acceptance;

/** How far a request came that got no whole answer: the evidence on which it is decided whether it was taken. */
public enum Reach {
    /** There was no connection. */
    NOT_CONNECTED,
    /** There was a connection, and not one byte of the request went out on it. */
    NOT_SENT,
    /** At least a byte of the request went out; nothing came back. */
    SENT,
    /** The status of the answer came back, but not all of its body. */
    ANSWERING;

    /** What this says of a request that asks for work. What went out in part may have been taken whole. */
    public Acceptance acceptance() {
        return switch (this) {
            case NOT_CONNECTED, NOT_SENT -> Acceptance.NOT_ACCEPTED;
            case SENT, ANSWERING -> Acceptance.IN_DOUBT;
        };
    }
}
