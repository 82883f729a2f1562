package app.plantain.core.provider;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The adapter for one vendor. It keeps no state of ours: everything it needs comes with each call, and any node may
 * make the next one.
 *
 * <p>Every method may take as long as the vendor does and is called outside of any transaction, on a virtual thread.
 * Each throws {@link ProviderException} where the vendor fails.
 */
public interface ImageProvider {

    /** Which vendor this speaks to. */
    VendorId vendor();

    /** What the vendor can do, an entry for each model it has. */
    List<Capabilities> capabilities();

    /** What the vendor says an account may do. */
    default VendorLimits limits() {
        return VendorLimits.UNSTATED;
    }

    /** What the vendor is known to take for an image; nothing of what is not known. */
    default List<VendorPrice> prices() {
        return List.of();
    }

    /** What one of the vendor's own credits is known to cost, for what it reports in them. */
    default Optional<Dollars> creditPrice() {
        return Optional.empty();
    }

    /** The settings that a connection to this vendor has beyond those of all. */
    default List<VendorOption> options() {
        return List.of();
    }

    /**
     * Asks for one image.
     *
     * @throws ProviderException with an {@link Acceptance} decided from evidence: only what the vendor certainly did
     *     not take is {@link Acceptance#NOT_ACCEPTED}
     */
    Submission submit(ProviderConnection connection, ImageRequest request);

    /** How far accepted work has come. Asking twice is harmless; an image can be fetched again while the vendor has it. */
    Progress check(ProviderConnection connection, Handle handle);

    /** How many pieces of work one question may name: 1 where the vendor has no call for several. */
    default int checksAtOnce() {
        return 1;
    }

    /**
     * How far several pieces of accepted work have come, in one call to the vendor. Only where {@link #checksAtOnce} is
     * more than one. What the answer leaves out is asked for again later.
     *
     * @param handles at most {@link #checksAtOnce}
     */
    default Map<Handle, Progress> checkAll(ProviderConnection connection, List<Handle> handles) {
        throw new UnsupportedOperationException("%s has no call for several".formatted(vendor()));
    }

    /** Whether accepted work that ends without an image may be billed. Only where it is not, may it be tried again. */
    default boolean billsFailures() {
        return true;
    }

    /** Asks the vendor to stop. Most cannot be asked. */
    default Cancellation cancel(ProviderConnection connection, Handle handle) {
        return Cancellation.UNSUPPORTED;
    }

    /** Looks for a try whose answer was lost. Most cannot be asked. */
    default Lookup find(ProviderConnection connection, ImageRequest request) {
        return new Lookup.Unanswerable();
    }

    /** Whether the vendor's accounts have webhooks, which {@link #heard} reads. */
    default boolean tellsByItself() {
        return false;
    }

    /**
     * The work that a vendor says by itself to be done. It only makes the next question come sooner.
     *
     * @param connection with {@link ProviderConnection#WEBHOOK_SECRET} where there is one
     * @param now against which the age of what came in is measured
     * @return empty where it is not signed by the vendor, too old, or speaks of no work
     */
    default Optional<Handle> heard(ProviderConnection connection, Webhook webhook, Instant now) {
        return Optional.empty();
    }

    /** Asks something that costs nothing, to see whether a connection works and what is left on our account. */
    default Probe probe(ProviderConnection connection) {
        return new Probe.Untold();
    }
}
