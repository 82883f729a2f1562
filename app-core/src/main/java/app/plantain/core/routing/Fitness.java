package app.plantain.core.routing;

import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a connection can serve a request fully, and if not, what is in the way. */
@Component
class Fitness {

    private final Adapters adapters;
    private final VendorKeys keys;
    private final ReferenceTravel travel;

    Fitness(Adapters adapters, VendorKeys keys, ReferenceTravel travel) {
        this.adapters = adapters;
        this.keys = keys;
        this.travel = travel;
    }

    /**
     * What is in the way of the connection serving the request; empty where nothing is.
     *
     * @param pause why it is given no jobs at all
     */
    Optional<Verdict> obstacle(Connection connection, RequestShape request, Optional<Verdict> pause) {
        if (request.vendor()
                .filter(vendor -> !vendor.equals(connection.vendor()))
                .isPresent()) {
            return Optional.of(Verdict.OTHER_VENDOR);
        }
        if (request.policy() instanceof RoutingPolicy.Pinned(var only) && !only.equals(connection.id())) {
            return Optional.of(Verdict.NOT_THE_ONE);
        }
        return lack(adapters.capabilities(connection), request).or(() -> pause);
    }

    /** Why a connection is given no jobs at all; empty where it is given some. */
    Optional<Verdict> pause(Connection connection) {
        if (!connection.enabled() || adapters.of(connection.vendor()).isEmpty()) {
            return Optional.of(Verdict.OFF);
        }
        if (connection.pause().isPresent()) {
            return Optional.of(Verdict.PAUSED);
        }
        return switch (keys.stateOf(connection)) {
            case NONE, KEPT -> Optional.empty();
            case OTHER_MASTER_KEY, DAMAGED -> Optional.of(Verdict.KEY_UNREADABLE);
        };
    }

    /** All that a connection can do as things are: without a public address no vendor can fetch references. */
    List<Capabilities> capabilities(Connection connection) {
        return adapters.capabilities(connection).stream()
                .filter(one -> one.references().least() <= travel.most(one.references()))
                .map(this::asThingsAre)
                .toList();
    }

    /** Why fewer references can be given than the vendors of a model could take; empty where it is as many. */
    Optional<String> referencesNote(List<Connection> connections, ModelId model) {
        return travel.obstacle(of(connections, model));
    }

    /** Why nobody of those serves a request whose references are all that is in the way; empty where it is something else. */
    Optional<Unserved> referencesRefusal(List<Connection> connections, RequestShape request) {
        return travel.refusal(of(connections, request.model()), request);
    }

    private List<Capabilities> of(List<Connection> connections, ModelId model) {
        return connections.stream()
                .flatMap(connection -> adapters.capabilities(connection).stream())
                .filter(one -> one.model().equals(model))
                .toList();
    }

    private Capabilities asThingsAre(Capabilities one) {
        var terms = one.references();
        var most = travel.most(terms);
        return most == terms.most()
                ? one
                : new Capabilities(
                        one.model(),
                        one.aspectRatios(),
                        one.tiers(),
                        new ReferenceTerms(terms.least(), most, terms.travel(), terms.maxBytes(), terms.decideShape()),
                        one.maxPromptLength());
    }

    private Optional<Verdict> lack(List<Capabilities> all, RequestShape request) {
        var able =
                all.stream().filter(one -> one.model().equals(request.model())).toList();
        if (able.isEmpty()) {
            return Optional.of(Verdict.NO_MODEL);
        }
        var served = able.stream().filter(one -> allows(one, request)).toList();
        if (served.stream().anyMatch(one -> travel.allows(one.references(), request))) {
            return Optional.empty();
        }
        if (!served.isEmpty()) {
            return Optional.of(
                    served.stream().allMatch(one -> travel.most(one.references()) == 0)
                            ? Verdict.NO_PUBLIC_ADDRESS
                            : Verdict.OTHER_SHAPE);
        }
        return Optional.of(lacking(able, request));
    }

    private static boolean allows(Capabilities one, RequestShape request) {
        return one.allow(request.aspectRatio(), request.tier(), request.references(), request.promptLength());
    }

    private static Verdict lacking(List<Capabilities> able, RequestShape request) {
        if (able.stream().noneMatch(one -> request.promptLength() <= one.maxPromptLength())) {
            return Verdict.PROMPT_TOO_LONG;
        }
        if (able.stream().noneMatch(one -> one.tiers().contains(request.tier()))) {
            return Verdict.NO_TIER;
        }
        if (able.stream().noneMatch(one -> one.aspectRatios().contains(request.aspectRatio()))) {
            return Verdict.NO_RATIO;
        }
        if (able.stream().noneMatch(one -> one.references().allow(request.references()))) {
            return Verdict.NO_REFERENCES;
        }
        return Verdict.NOT_TOGETHER;
    }
}
