package app.plantain.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ContractDrift;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.Drifts;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorCharge;
import app.plantain.core.provider.VendorLimits;
import app.plantain.core.provider.VendorPrice;
import app.plantain.core.testing.ScriptedProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator learns of a connection: where its vendor does not keep to its page, and what a picture of it is. */
abstract class ConnectionTrialRules extends ConnectionScenario {

    private static final TestPicture.Offer OFFER = new TestPicture.Offer(
            new ModelId("nano-banana-2"), AspectRatio.SQUARE, ResolutionTier.ONE_K, Optional.empty());

    @Autowired
    ConnectionDrifts drifts;

    @Autowired
    AuditLog audit;

    @Autowired
    Adapters adapters;

    @Autowired
    JdbcClient client;

    TestPicture pictures;
    Connection main;

    @BeforeEach
    void aConnection() {
        connections.add(VendorAccountRules.entry("Main"), "sk-1", teams.someone());
        main = connection("Main");
        // Time passes where the application would wait.
        pictures = new TestPicture(
                connections,
                router,
                audit,
                new Pauses() {
                    @Override
                    void take(Duration pause) {
                        clock.advance(pause);
                    }
                },
                clock);
    }

    @Test
    void aConnectionBeginsWithTheLimitsThatItsVendorStates() {
        first.states(new VendorLimits(
                OptionalInt.of(3), OptionalInt.of(20), OptionalInt.empty(), Optional.of(Duration.ofSeconds(2))));

        connections.add(VendorAccountRules.entry("Limited"), "sk-1", teams.someone());

        assertThat(connection("Limited").limits())
                .isEqualTo(new Limits(3, OptionalInt.of(20), OptionalInt.empty(), Optional.of(Duration.ofSeconds(2))));
    }

    @Test
    void anEditSetsTheVendorsOptionsAndKeepsWhatElseThereIs() {
        connections.change(main.id(), true, Map.of("timeout", "5s", "secret", "kept"), teams.someone());

        connections.edit(main.id(), VendorAccountRules.entry("Main"), "", teams.someone());

        assertThat(connection("Main").settings()).containsExactly(Map.entry("secret", "kept"));
    }

    @Test
    void oneThatWasNotMeasuredOfLateIsTriedOutNowAndThen() {
        connections.add(VendorAccountRules.entry("New"), "sk-1", teams.someone());
        var both = List.of(main, connection("New"));

        assertThat(fastest(0.5, both)).containsExactly("Main", "New");
        assertThat(fastest(0.05, both)).containsExactly("New", "Main");
    }

    /** The order for the fastest, where only the first was measured, by a die that always falls like this. */
    private List<String> fastest(double die, List<Connection> all) {
        var times = new RecentTimes(client, clock) {
            @Override
            Optional<Duration> median(ConnectionId connection, ModelId model) {
                return connection.equals(main.id()) ? Optional.of(Duration.ofSeconds(10)) : Optional.empty();
            }
        };
        RandomGenerator random = new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return die;
            }
        };
        var request = new RequestShape(
                new ModelId("nano-banana-2"),
                Optional.empty(),
                AspectRatio.SQUARE,
                ResolutionTier.ONE_K,
                0,
                6,
                false,
                RoutingPolicy.Order.FASTEST);
        return new Ranking(adapters, times, random)
                .rank(all, request).stream().map(one -> one.connection().name()).toList();
    }

    @Test
    void whatAnAnswerLacksIsCountedAtItsConnection() {
        first.onProbe(() -> {
            Drifts.tell("the balance has no unit");
            return new Probe.Untold();
        });

        router.providerOf(main).probe(main.forProvider());
        clock.advance(Duration.ofMinutes(1));
        router.providerOf(main).probe(main.forProvider());

        assertThat(drifts.of(main.id())).singleElement().satisfies(drift -> {
            assertThat(drift.what()).isEqualTo("the balance has no unit");
            assertThat(drift.seen()).isEqualTo(2);
            assertThat(Duration.between(drift.firstAt(), drift.lastAt())).isEqualTo(Duration.ofMinutes(1));
        });
    }

    @Test
    void aDriftThatEndsTheCallCountsOnceAndIsStillThrown() {
        first.onSubmit(request -> {
            Drifts.tell("a new task has no id");
            throw new ContractDrift(Acceptance.IN_DOUBT, "Not understood", "a new task has no id", null);
        });

        var result = pictures.make(main.id(), OFFER, teams.someone());

        assertThat(result).isEqualTo(new TestPicture.Result.Failed(FailureKind.VENDOR_ERROR, "Not understood", true));
        assertThat(drifts.of(main.id()))
                .extracting(ConnectionDrifts.Drift::seen)
                .containsExactly(1L);
    }

    @Test
    void aTestPictureSaysItsPriceFirst() {
        first.takes(VendorPrice.of("nano-banana-2", ResolutionTier.ONE_K, "0.067"));

        assertThat(pictures.offer(main.id()))
                .contains(new TestPicture.Offer(
                        new ModelId("nano-banana-2"),
                        AspectRatio.SQUARE,
                        ResolutionTier.ONE_K,
                        Optional.of(new Dollars(67_000))));
    }

    @Test
    void aTestPictureIsWaitedForAndAudited() {
        var answers = new ArrayDeque<Progress>(List.of(
                new Progress.Queued(Duration.ofSeconds(2)),
                new Progress.Running(Duration.ofSeconds(2)),
                new Progress.Delivered(
                        ScriptedProvider.picture(64, 64),
                        Optional.of(new VendorCharge(new BigDecimal("0.05"), "USD")))));
        first.onCheck(handle -> answers.remove());

        var result = pictures.make(main.id(), OFFER, teams.someone());

        assertThat(result).isInstanceOfSatisfying(TestPicture.Result.Made.class, made -> {
            assertThat(made.cost()).contains(new Dollars(50_000));
            assertThat(made.time()).isEqualTo(Duration.ofSeconds(6));
        });
        assertThat(first.submissions()).hasSize(1);
        assertThat(audited()).contains("connection.picture", "at an unknown price", "Came in 6 s, cost $0.05");
        assertThat(jdbc.queryForObject(
                        "select count(*) from attempt where connection_id = ?",
                        Integer.class,
                        main.id().value()))
                .isZero();
    }

    @Test
    void aTestPictureThatNeverComesEnds() {
        first.onCheck(handle -> new Progress.Running(Duration.ofSeconds(10)));

        assertThat(pictures.make(main.id(), OFFER, teams.someone()))
                .isInstanceOfSatisfying(TestPicture.Result.Failed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(FailureKind.TIMEOUT);
                    assertThat(failed.maybeBilled()).isTrue();
                });
    }

    @Test
    void aTestPictureThatTheVendorDidNotTakeCostsNothing() {
        first.onSubmit(request -> {
            throw new ProviderException(FailureKind.BALANCE, Acceptance.NOT_ACCEPTED, "Empty");
        });

        assertThat(pictures.make(main.id(), OFFER, teams.someone()))
                .isEqualTo(new TestPicture.Result.Failed(FailureKind.BALANCE, "Empty", false));
    }

    @Test
    void aTestPictureThatComesAtOnceIsShown() {
        first.onSubmit(request -> new Submission.Delivered(ScriptedProvider.picture(64, 64)));

        assertThat(pictures.make(main.id(), OFFER, teams.someone())).isInstanceOf(TestPicture.Result.Made.class);
    }
}
