package app.plantain.providers.acedata;

import app.plantain.core.provider.Handle;
import app.plantain.core.provider.wire.JsonVendor;
import app.plantain.core.provider.wire.Reply;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What leads back to a picture: its task, its address where it is known already, or both. It is recorded before the
 * picture is fetched, so that a paid picture is fetched again after whatever may happen meanwhile.
 *
 * @param task the vendor's id of the task
 * @param address where the picture is
 */
record Ticket(Optional<String> task, Optional<String> address) {

    private static final int LONGEST = 500;
    private static final Pattern WITH_ADDRESS = Pattern.compile("(?:(\\S+) )?(https?://\\S+)");

    /** From the answer to a submission: without what is no id or no address. */
    static Ticket of(Reply reply) {
        return new Ticket(
                reply.text("/task_id").filter(id -> id.length() <= LONGEST),
                reply.texts(AcedataTasks.PICTURES, "/image_url").stream()
                        .filter(JsonVendor::isAddress)
                        .findFirst());
    }

    static Ticket of(Handle handle) {
        var parts = WITH_ADDRESS.matcher(handle.value());
        return parts.matches()
                ? new Ticket(Optional.ofNullable(parts.group(1)), Optional.of(parts.group(2)))
                : new Ticket(Optional.of(handle.value()), Optional.empty());
    }

    /** As much of it as can be recorded, empty for nothing. An address that is too long, the task has as well. */
    Optional<Handle> handle() {
        var both = address.map(place -> task.map(id -> id + " " + place).orElse(place));
        return both.filter(text -> WITH_ADDRESS.matcher(text).matches() && text.length() <= LONGEST)
                .or(() -> task)
                .map(Handle::new);
    }
}
