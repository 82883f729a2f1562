package app.plantain.core.testing;

import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorLimits;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.provider.VendorPrice;
import app.plantain.core.provider.Webhook;
import app.plantain.core.provider.wire.VendorAccount;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** A vendor that does as a test tells it, and remembers what it was asked. */
public final class ScriptedProvider implements ImageProvider {

    private static final Handle HANDLE = new Handle("task-1");

    private final VendorId vendor;
    private final List<ImageRequest> submissions = new ArrayList<>();
    private final List<ProviderConnection> accounts = new ArrayList<>();
    private Function<ImageRequest, Submission> submit = request -> accepts();
    private Function<Handle, Progress> check = handle -> new Progress.Delivered(picture(1024, 1024));
    private Lookup lookup = new Lookup.Unanswerable();
    private Cancellation cancellation = Cancellation.UNSUPPORTED;
    private Supplier<Probe> probe = Probe.Untold::new;
    private boolean billsFailures = true;
    private VendorLimits limits = VendorLimits.UNSTATED;
    private List<VendorPrice> prices = List.of();
    private Optional<Handle> done = Optional.empty();
    private ReferenceTerms references = ReferenceTerms.inline(2);

    public ScriptedProvider(String vendor) {
        this.vendor = new VendorId(vendor);
    }

    /** Back to a vendor that accepts and delivers. */
    public void reset() {
        submissions.clear();
        accounts.clear();
        probe = Probe.Untold::new;
        submit = request -> accepts();
        check = handle -> new Progress.Delivered(picture(1024, 1024));
        lookup = new Lookup.Unanswerable();
        cancellation = Cancellation.UNSUPPORTED;
        billsFailures = true;
        limits = VendorLimits.UNSTATED;
        prices = List.of();
        references = ReferenceTerms.inline(2);
        done = Optional.empty();
    }

    /** Says by itself, with a right signature, that this work is done. */
    public void saysDone(String handle) {
        this.done = Optional.of(new Handle(handle));
    }

    @Override
    public boolean tellsByItself() {
        return true;
    }

    @Override
    public Optional<Handle> heard(ProviderConnection connection, Webhook webhook, Instant now) {
        return webhook.header("x-signature").flatMap(_ -> done);
    }

    /** What its page says that an account may do. */
    public void states(VendorLimits newLimits) {
        this.limits = newLimits;
    }

    /** What it is known to take. */
    public void takes(VendorPrice... known) {
        this.prices = List.of(known);
    }

    /** Takes input images that way, and no longer up to two within the request. */
    public void takes(ReferenceTerms terms) {
        this.references = terms;
    }

    /** Takes no money for work that ends without an image. */
    public void billsNoFailures() {
        this.billsFailures = false;
    }

    /** What comes of each submission: an answer, or a thrown failure. */
    public void onSubmit(Function<ImageRequest, Submission> answer) {
        this.submit = answer;
    }

    /** What comes of each question. */
    public void onCheck(Function<Handle, Progress> answer) {
        this.check = answer;
    }

    /** What it knows of attempts whose answer was lost. */
    public void onFind(Lookup answer) {
        this.lookup = answer;
    }

    /** What it makes of the wish to stop. */
    public void onCancel(Cancellation answer) {
        this.cancellation = answer;
    }

    /** What it tells of the account, or a thrown failure. */
    public void onProbe(Supplier<Probe> answer) {
        this.probe = answer;
    }

    /** The accounts that it was asked to probe, in that order. */
    public List<ProviderConnection> accounts() {
        return List.copyOf(accounts);
    }

    /** All that was ever submitted, whether it was taken or not. */
    public List<ImageRequest> submissions() {
        return List.copyOf(submissions);
    }

    public static Submission accepts() {
        return new Submission.Accepted(HANDLE, Duration.ofSeconds(2));
    }

    /** A PNG of that size. */
    public static ImageFile picture(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new ImageFile("image/png", bytes.toByteArray());
    }

    @Override
    public VendorId vendor() {
        return vendor;
    }

    @Override
    public List<Capabilities> capabilities() {
        return List.of(new Capabilities(
                new ModelId("nano-banana-2"),
                List.of(AspectRatio.SQUARE, AspectRatio.parse("16:9")),
                List.of(ResolutionTier.HALF_K, ResolutionTier.ONE_K, ResolutionTier.TWO_K, ResolutionTier.FOUR_K),
                references,
                200));
    }

    @Override
    public VendorLimits limits() {
        return limits;
    }

    @Override
    public List<VendorOption> options() {
        return List.of(VendorAccount.PATIENCE);
    }

    @Override
    public List<VendorPrice> prices() {
        return prices;
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        submissions.add(request);
        return submit.apply(request);
    }

    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        return check.apply(handle);
    }

    @Override
    public boolean billsFailures() {
        return billsFailures;
    }

    @Override
    public Cancellation cancel(ProviderConnection connection, Handle handle) {
        return cancellation;
    }

    @Override
    public Lookup find(ProviderConnection connection, ImageRequest request) {
        return lookup;
    }

    @Override
    public Probe probe(ProviderConnection connection) {
        accounts.add(connection);
        return probe.get();
    }
}
