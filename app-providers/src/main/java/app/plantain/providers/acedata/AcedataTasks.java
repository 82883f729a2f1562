package app.plantain.providers.acedata;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.wire.JsonVendor;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.VendorAccount;
import java.time.Duration;

/**
 * Reads how far a task is. The vendor has no word for it: a task that has a response with pictures is done, one whose
 * response says that there was no success has failed, and before that it has been started or not.
 */
final class AcedataTasks {

    /** Where an answer with a picture has it. */
    static final String PICTURES = "/data";

    private static final String RESPONSE = "/response";
    private static final String SUCCESS = RESPONSE + "/success";

    private final JsonVendor vendor;
    private final Duration poll;

    AcedataTasks(JsonVendor vendor, Duration poll) {
        this.vendor = vendor;
        this.poll = poll;
    }

    /** How far the task of an answer is. */
    Progress progress(Reply reply, VendorAccount account) {
        if (reply.has(SUCCESS) && reply.flag(SUCCESS).isEmpty()) {
            throw vendor.drift(reply, "a task's success is neither true nor false", Acceptance.ACCEPTED);
        }
        boolean failed = reply.flag(SUCCESS).filter(success -> !success).isPresent();
        if (failed || (reply.has(RESPONSE + "/error") && !reply.has(RESPONSE + PICTURES))) {
            var error = AcedataError.ofTask(reply, RESPONSE);
            return vendor.refused(account, error.kind(), error.words());
        }
        if (reply.has(RESPONSE + PICTURES)) {
            return picture(reply, account);
        }
        return reply.has("/finished_at") ? ended(reply, account) : underway(reply);
    }

    /** The first of the pictures; the vendor makes one for each request. */
    private Progress picture(Reply reply, VendorAccount account) {
        var addresses = reply.texts(RESPONSE + PICTURES, "/image_url");
        if (!addresses.isEmpty()) {
            return vendor.picture(reply, addresses.getFirst(), false);
        }
        if (reply.has(RESPONSE + PICTURES + "/0/image_url") || !reply.isList(RESPONSE + PICTURES)) {
            throw vendor.drift(reply, "a picture's address is none", Acceptance.ACCEPTED);
        }
        return vendor.refused(account, FailureKind.NO_IMAGE, null);
    }

    /** The response may lag behind; that it says success, without a picture, is its last word. */
    private Progress ended(Reply reply, VendorAccount account) {
        if (reply.flag(SUCCESS).isPresent()) {
            return vendor.refused(account, FailureKind.NO_IMAGE, null);
        }
        throw vendor.drift(reply, "a finished task has no response", Acceptance.ACCEPTED);
    }

    private Progress underway(Reply reply) {
        if (reply.has("/started_at")) {
            return new Progress.Running(poll);
        }
        if (reply.has("/id") || reply.has("/_id") || reply.has("/created_at")) {
            return new Progress.Queued(poll);
        }
        throw vendor.drift(reply, "an answer about a task has none", Acceptance.ACCEPTED);
    }
}
