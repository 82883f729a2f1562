package app.plantain.core.provider.wire;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ContractDrift;
import app.plantain.core.provider.Drifts;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.http.ExchangeFailed;
import app.plantain.core.provider.http.MultipartForm;
import app.plantain.core.provider.http.VendorAnswer;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.provider.http.VendorRequest;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks JSON to one vendor, with a bearer token unless the vendor wants its key elsewhere. Requests are records whose
 * names become {@code snake_case}; what is null or empty in them is left out. Belongs to one adapter.
 */
public final class JsonVendor {

    private static final Logger LOG = LoggerFactory.getLogger(JsonVendor.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    private static final Duration PICTURE_TIME = Duration.ofMinutes(1);
    private static final int MOST_PICTURE_BYTES = 64 * 1024 * 1024;
    private static final int MOST_DRIFTS_REMEMBERED = 200;

    private final String name;
    private final VendorHttp http;
    private final KeyHeader keyHeader;
    private final Set<String> drifts = ConcurrentHashMap.newKeySet();

    /**
     * The dialogue with one vendor.
     *
     * @param name the vendor's name for people
     */
    public JsonVendor(String name, VendorHttp http) {
        this(name, http, KeyHeader.BEARER);
    }

    /**
     * The dialogue with one vendor.
     *
     * @param name the vendor's name for people
     * @param keyHeader where the vendor wants its key
     */
    public JsonVendor(String name, VendorHttp http, KeyHeader keyHeader) {
        this.name = name;
        this.http = http;
        this.keyHeader = keyHeader;
    }

    /**
     * The line of a request's head that has the key.
     *
     * @param prefix what stands before the key, with the blank between
     */
    public record KeyHeader(String name, String prefix) {

        /** As most vendors want it. */
        public static final KeyHeader BEARER = new KeyHeader("Authorization", "Bearer ");
    }

    /**
     * Refuses what goes beyond what the vendor can do, before anything is sent: some vendors ignore it silently.
     *
     * @throws ProviderException not accepted
     */
    public void require(List<Capabilities> all, ImageRequest request) {
        var able =
                all.stream().filter(one -> one.model().equals(request.model())).toList();
        if (able.isEmpty()) {
            throw cannot("does not have the model " + request.model());
        }
        if (able.stream().noneMatch(can -> allows(can, request))) {
            throw refusal(able, request);
        }
    }

    private static boolean allows(Capabilities can, ImageRequest request) {
        return !request.prompt().isBlank()
                && can.allow(
                        request.aspectRatio(),
                        request.tier(),
                        request.references().size(),
                        request.prompt().length());
    }

    private ProviderException refusal(List<Capabilities> able, ImageRequest request) {
        if (able.stream().noneMatch(can -> can.aspectRatios().contains(request.aspectRatio()))) {
            return cannot("does not make %s in %s".formatted(request.model(), request.aspectRatio()));
        }
        if (able.stream().noneMatch(can -> can.tiers().contains(request.tier()))) {
            return cannot("does not make %s in %s".formatted(request.model(), request.tier()));
        }
        int references = request.references().size();
        if (able.stream().noneMatch(can -> can.references().allow(references))) {
            return cannot("does not make %s of %d references".formatted(request.model(), references));
        }
        int longest =
                able.stream().mapToInt(Capabilities::maxPromptLength).max().orElse(0);
        if (request.prompt().isBlank() || request.prompt().length() > longest) {
            return cannot("takes prompts of 1 to %,d characters".formatted(longest));
        }
        return cannot("does not make all of this at once");
    }

    /**
     * Where the vendor fetches the input images of a request, in their order.
     *
     * @throws ProviderException not accepted, where one has no address of the outside
     */
    public List<String> addresses(ImageRequest request) {
        return request.references().stream()
                .map(reference -> reference
                        .address()
                        .orElseThrow(() -> cannot("fetches input images from the internet, and Plantain has no public"
                                + " address. An administrator sets it as plantain.public-url"))
                        .toString())
                .toList();
    }

    /**
     * Asks for work, once.
     *
     * @return the answer, whatever its status
     * @throws ProviderException where there is no whole answer, with an acceptance by the evidence
     */
    public Reply submit(VendorAccount account, String path, Object work) {
        return submit(VendorRequest.post(account.at(path)).json(JSON.writeValueAsBytes(work)), account);
    }

    /**
     * Asks for work, once, of a vendor whose answer has the picture in it, as base64.
     *
     * @return the answer, whatever its status
     * @throws ProviderException where there is no whole answer, with an acceptance by the evidence
     */
    public Reply submitForPicture(VendorAccount account, String path, Object work) {
        return submit(
                VendorRequest.post(account.at(path))
                        .json(JSON.writeValueAsBytes(work))
                        .atMost(MOST_PICTURE_BYTES),
                account);
    }

    /**
     * Asks for work with a form, once, of a vendor whose answer may have the picture in it, as base64.
     *
     * @return the answer, whatever its status
     * @throws ProviderException where there is no whole answer, with an acceptance by the evidence
     */
    public Reply submitForm(VendorAccount account, String path, MultipartForm work) {
        return submit(VendorRequest.post(account.at(path)).form(work).atMost(MOST_PICTURE_BYTES), account);
    }

    private Reply submit(VendorRequest request, VendorAccount account) {
        try {
            return Reply.of(http.exchange(
                    authorized(request, account).within(account.patience()).once()));
        } catch (ExchangeFailed failed) {
            throw failed.whileSubmitting(name);
        }
    }

    /**
     * Asks about work, or anything else that may be asked twice.
     *
     * @return the answer, whatever its status
     * @throws ProviderException accepted, where there is no whole answer
     */
    public Reply ask(VendorAccount account, String method, String path) {
        return ask(VendorRequest.of(method, account.at(path)), account);
    }

    /**
     * Asks about work, with a question that has a body.
     *
     * @return the answer, whatever its status
     * @throws ProviderException accepted, where there is no whole answer
     */
    public Reply askWith(VendorAccount account, String path, Object question) {
        return ask(VendorRequest.post(account.at(path)).json(JSON.writeValueAsBytes(question)), account);
    }

    private Reply ask(VendorRequest request, VendorAccount account) {
        try {
            return Reply.of(http.exchange(authorized(request, account).within(account.patienceWithQuestions())));
        } catch (ExchangeFailed failed) {
            throw failed.whileAsking(name);
        }
    }

    /**
     * What an answer to the question for the list of models shows.
     *
     * @param place of the list
     */
    public Probe listed(Reply reply, String place) {
        if (!reply.isList(place)) {
            throw drift(reply, "the list of models is none", Acceptance.NOT_ACCEPTED);
        }
        return new Probe.Works();
    }

    /**
     * Fetches a finished picture. What may pass is an exception, so that it is asked for again; what the vendor really
     * says, such as an address inside our network, ends the work.
     *
     * @param reply the answer that named the address
     * @param mayBeGone whether the picture is older than the vendor keeps it
     */
    public Progress picture(Reply reply, String address, boolean mayBeGone) {
        return picture(
                place(address).orElseThrow(() -> drift(reply, "a picture's address is none", Acceptance.ACCEPTED)),
                mayBeGone);
    }

    /** Fetches a finished picture of which nothing is known but its address, as the other one does. */
    public Progress picture(String address) {
        return place(address)
                .map(place -> picture(place, false))
                .orElseGet(() -> noPicture(name + " named no address for its picture."));
    }

    /** Whether a text is an address at which a picture may lie. */
    public static boolean isAddress(String text) {
        return place(text).isPresent();
    }

    private Progress picture(URI place, boolean mayBeGone) {
        VendorAnswer picture;
        try {
            picture = http.fetch(place, MOST_PICTURE_BYTES, PICTURE_TIME);
        } catch (ExchangeFailed failed) {
            return switch (failed.reason()) {
                case FORBIDDEN_ADDRESS, REDIRECTED ->
                    noPicture(name + " named an address for its picture that Plantain does not ask.");
                case TOO_LARGE -> noPicture(name + " delivered more than a picture can have.");
                case TIMED_OUT, BROKEN -> throw failed.whileAsking(name);
            };
        }
        if (picture.isSuccess()) {
            return new Progress.Delivered(new ImageFile(picture.mediaType(), picture.bytes()));
        }
        if (picture.status() == 410 || (mayBeGone && picture.status() < 500)) {
            return noPicture(name + " keeps its pictures for a short time only, and this one is gone.");
        }
        throw new ProviderException(
                FailureKind.NO_IMAGE,
                Acceptance.ACCEPTED,
                "%s is done, and its picture is not there (HTTP %d).".formatted(name, picture.status()),
                picture.retryAfter().orElse(null),
                null);
    }

    /**
     * A failure, said for people.
     *
     * @param words what the vendor says of it, null where it says nothing
     */
    public ProviderException failure(
            Reply reply, VendorAccount account, FailureKind kind, Acceptance acceptance, @Nullable String words) {
        return new ProviderException(kind, acceptance, text(kind, words, account), reply.retryAfter(), null);
    }

    /**
     * Work that ended without a picture.
     *
     * @param words what the vendor says of it, null where it says nothing
     */
    public Progress.Refused refused(VendorAccount account, FailureKind kind, @Nullable String words) {
        return new Progress.Refused(kind, text(kind, words, account));
    }

    /** The failure that an answer is not what the vendor's page promises. Logged, the first time. */
    public ContractDrift drift(Reply reply, String what, Acceptance acceptance) {
        notice(reply, what);
        return new ContractDrift(
                acceptance,
                "%s gave an answer that Plantain does not understand (HTTP %d).".formatted(name, reply.status()),
                what,
                reply.retryAfter());
    }

    /** Tells, and logs the first time, that an answer is not what the vendor's page promises, and goes on. */
    public void notice(Reply reply, String what) {
        Drifts.tell(what);
        if (drifts.size() < MOST_DRIFTS_REMEMBERED && drifts.add(what)) {
            LOG.warn(
                    "{} has changed what it says: {} (HTTP {}). Its answer: {}",
                    name,
                    what,
                    reply.status(),
                    reply.sample());
        }
    }

    /** A text as one part of a path, which it does not leave. */
    public static String segment(String text) {
        var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }

    private ProviderException cannot(String what) {
        return new ProviderException(
                FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED, "%s %s.".formatted(name, what));
    }

    private VendorRequest authorized(VendorRequest request, VendorAccount account) {
        return request.header(keyHeader.name(), keyHeader.prefix() + account.key())
                .header("Accept", "application/json");
    }

    private String text(FailureKind kind, @Nullable String words, VendorAccount account) {
        var text = name + " " + saying(kind);
        return words == null ? text : text + " It says: “" + VendorWords.shown(words, account.key()) + "”";
    }

    private static String saying(FailureKind kind) {
        return switch (kind) {
            case INVALID_REQUEST -> "refused the request.";
            case AUTHENTICATION -> "does not accept the connection's key.";
            case BALANCE -> "says that the account is empty.";
            case CONTENT_BLOCKED -> "refused this for its content.";
            case NO_IMAGE -> "finished without a picture.";
            case RATE_LIMITED -> "was asked too often.";
            case VENDOR_ERROR -> "broke down.";
            case TIMEOUT -> "did not finish in time.";
        };
    }

    private static Progress noPicture(String message) {
        return new Progress.Refused(FailureKind.NO_IMAGE, message);
    }

    private static Optional<URI> place(String address) {
        try {
            return Optional.of(URI.create(URI.create(address).toASCIIString())).filter(URI::isAbsolute);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
