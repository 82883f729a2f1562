package app.plantain.providers.acedata;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorLimits;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.provider.wire.JsonVendor;
import app.plantain.core.provider.wire.Reply;
import app.plantain.core.provider.wire.VendorAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Speaks to AceData Cloud. With a callback the vendor answers with a task's id; without, with the picture, and keeps the
 * connection open until it has it. What a callback says is not believed, since it is not signed: the task is asked.
 *
 * <p>The vendor has no call to cancel, none for the balance, and none to find a lost try: its tasks are found by their
 * ids only.
 */
@Component
final class AcedataProvider implements ImageProvider {

    private static final VendorId VENDOR = new VendorId("acedata");
    private static final String USUAL_BASE = "https://api.acedata.cloud";
    private static final String TASKS = "/nano-banana/tasks";

    /** An answer with a picture takes minutes at worst; the vendor's own client waits for ten. */
    private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

    /** The page recommends 5 to 10 seconds. */
    private static final Duration FIRST_POLL = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofSeconds(3);

    /** The vendor names no most. All of their pictures may be held at once. */
    private static final int CHECKS_AT_ONCE = 8;

    private final JsonVendor vendor;
    private final AcedataTasks tasks;

    AcedataProvider(VendorHttp http) {
        this.vendor = new JsonVendor("AceData", http);
        this.tasks = new AcedataTasks(vendor, POLL);
    }

    @Override
    public VendorId vendor() {
        return VENDOR;
    }

    @Override
    public List<Capabilities> capabilities() {
        return AcedataModels.ALL;
    }

    @Override
    public VendorLimits limits() {
        return AcedataModels.LIMITS;
    }

    @Override
    public List<VendorOption> options() {
        return List.of(VendorAccount.patience(USUAL_PATIENCE));
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        var account = account(connection, Acceptance.NOT_ACCEPTED);
        vendor.require(connection.able(AcedataModels.ALL), request);
        var reply = vendor.submit(account, "/nano-banana/images", NewImage.of(request));
        var ticket = Ticket.of(reply);
        if (isError(reply) && ticket.address().isEmpty()) {
            return refusal(reply, account, ticket);
        }
        return new Submission.Accepted(
                ticket.handle()
                        .orElseThrow(() -> vendor.drift(reply, "a new task has no task_id", Acceptance.IN_DOUBT)),
                ticket.address().isPresent() ? Duration.ZERO : FIRST_POLL);
    }

    /** The address of a picture may be known already. Where nothing is there, the task is asked for it. */
    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        var account = account(connection, Acceptance.ACCEPTED);
        var ticket = Ticket.of(handle);
        if (ticket.address().isEmpty()) {
            return ask(account, handle.value());
        }
        try {
            return vendor.picture(ticket.address().get());
        } catch (ProviderException notNow) {
            return ask(account, ticket.task().orElseThrow(() -> notNow));
        }
    }

    @Override
    public int checksAtOnce() {
        return CHECKS_AT_ONCE;
    }

    /** A task that is not in the answer, or of which it says what nobody understands, is asked for again. */
    @Override
    public Map<Handle, Progress> checkAll(ProviderConnection connection, List<Handle> handles) {
        if (handles.size() == 1) {
            return Map.of(handles.getFirst(), check(connection, handles.getFirst()));
        }
        var found = new HashMap<Handle, Progress>();
        var open = new HashMap<String, Handle>();
        for (var handle : handles) {
            if (Ticket.of(handle).address().isEmpty()) {
                open.put(handle.value(), handle);
            } else {
                unlessNotNow(() -> check(connection, handle)).ifPresent(progress -> found.put(handle, progress));
            }
        }
        if (!open.isEmpty()) {
            found.putAll(askAll(account(connection, Acceptance.ACCEPTED), open));
        }
        return found;
    }

    private static VendorAccount account(ProviderConnection connection, Acceptance acceptance) {
        return VendorAccount.of(connection, USUAL_BASE, USUAL_PATIENCE, acceptance);
    }

    /** A refusal that leaves it in doubt, and names a task: the task itself is asked. */
    private Submission refusal(Reply reply, VendorAccount account, Ticket ticket) {
        var error = AcedataError.of(reply);
        if (error.acceptance() == Acceptance.IN_DOUBT && ticket.handle().isPresent()) {
            return new Submission.Accepted(ticket.handle().get(), FIRST_POLL);
        }
        boolean ended = reply.isSuccess() && ticket.task().isPresent();
        throw vendor.failure(
                reply, account, error.kind(), ended ? Acceptance.ACCEPTED : error.acceptance(), error.words());
    }

    private Progress ask(VendorAccount account, String task) {
        return tasks.progress(answer(account, Question.after(task)), account);
    }

    /** @param open the handles of tasks by the tasks' ids */
    private Map<Handle, Progress> askAll(VendorAccount account, Map<String, Handle> open) {
        var reply = answer(account, Question.after(List.copyOf(open.keySet())));
        if (!reply.isList("/items")) {
            throw vendor.drift(reply, "an answer about several tasks has no items", Acceptance.ACCEPTED);
        }
        var found = new HashMap<Handle, Progress>();
        for (var item : reply.parts("/items")) {
            var handle = item.text("/id", "/response/task_id").map(open::get);
            handle.ifPresent(known -> unlessNotNow(() -> tasks.progress(item, account))
                    .ifPresent(progress -> found.put(known, progress)));
        }
        return found;
    }

    private Reply answer(VendorAccount account, Question question) {
        var reply = vendor.askWith(account, TASKS, question);
        if (!reply.isSuccess() || (reply.has("/error") && !reply.has("/response"))) {
            var error = AcedataError.of(reply);
            throw vendor.failure(reply, account, error.kind(), Acceptance.ACCEPTED, error.words());
        }
        return reply;
    }

    /** Of one task among several: what fails, and may pass, must not keep the others. */
    private static Optional<Progress> unlessNotNow(Supplier<Progress> question) {
        try {
            return Optional.of(question.get());
        } catch (ProviderException notNow) {
            return Optional.empty();
        }
    }

    private static boolean isError(Reply reply) {
        return !reply.isSuccess()
                || reply.has("/error")
                || reply.flag("/success").filter(success -> !success).isPresent();
    }
}
