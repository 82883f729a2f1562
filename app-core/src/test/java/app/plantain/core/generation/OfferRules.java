package app.plantain.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.credits.Credits;
import app.plantain.core.prices.PriceDraft;
import app.plantain.core.prices.PriceKey;
import app.plantain.core.prices.PriceRules;
import app.plantain.core.prices.ReferenceRange;
import app.plantain.core.prices.TeamGroup;
import app.plantain.core.prices.TeamGroups;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies;
import app.plantain.core.routing.Unserved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What can be ordered is remembered from order to order, and yet the very next one sees each change. The team has prices of
 * its own, so that no other test sees them.
 */
abstract class OfferRules extends EngineScenario {

    private static final ModelId MODEL = new ModelId("nano-banana-2");

    @Autowired
    PriceRules rules;

    @Autowired
    TeamGroups groups;

    @Autowired
    TeamPolicies policies;

    TeamGroup group;

    @BeforeEach
    void oneOrderBefore() {
        group = groupOf("A");
        groups.put(member.team(), Optional.of(group), member.user());
        price(group, 5, clock.instant());
        order();
    }

    @Test
    void thePriceOfNowCounts() {
        price(group, 7, clock.instant());

        assertThat(order()).isEqualTo(Credits.of(7));
    }

    @Test
    void aPriceCountsFromItsTimeOn() {
        price(group, 7, clock.instant().plus(Duration.ofHours(1)));
        assertThat(order()).isEqualTo(Credits.of(5));

        clock.advance(Duration.ofHours(1));

        assertThat(order()).isEqualTo(Credits.of(7));
    }

    @Test
    void aPriceThatWasTakenBackBeforeItWasKeptNeverCounted() {
        transaction.executeWithoutResult(status -> {
            price(group, 7, clock.instant());
            assertThat(order()).isEqualTo(Credits.of(7));
            status.setRollbackOnly();
        });

        assertThat(order()).isEqualTo(Credits.of(5));

        price(group, 9, clock.instant());
        assertThat(order()).isEqualTo(Credits.of(9));
    }

    @Test
    void theGroupOfNowCounts() {
        var other = groupOf("B");
        price(other, 3, clock.instant());
        groups.put(member.team(), Optional.of(other), member.user());

        assertThat(order()).isEqualTo(Credits.of(3));
    }

    @Test
    void aConnectionThatIsTurnedOffIsGivenNothingMore() {
        jdbc.update("update vendor_connection set version = version + 1, enabled = false");

        assertThatExceptionOfType(Unserved.class).isThrownBy(this::order);
    }

    @Test
    void aConnectionThatIsTurnedOffAndOnAgainIsAskedAgain() {
        jdbc.update("update vendor_connection set version = version + 1, enabled = false");
        assertThatExceptionOfType(Unserved.class).isThrownBy(this::order);
        connect("first", 10);

        assertThat(order()).isEqualTo(Credits.of(5));
    }

    @Test
    void thePolicyOfNowCounts() {
        connect("second", 20);
        var all = jdbc.queryForObject("select count(*) from vendor_connection where enabled", Integer.class);
        assertThat(all).isEqualTo(2);
        policies.follow(member.team(), new RoutingPolicy.Pinned(connection("first")));
        jdbc.update("update vendor_connection set version = version + 1, enabled = false where name = 'first'");

        assertThatExceptionOfType(Unserved.class).isThrownBy(this::order);
    }

    /** Orders one image and returns what is held for it. */
    private Credits order() {
        var before = balance().held();
        submit(ResolutionTier.ONE_K, 1);
        return balance().held().minus(before);
    }

    private TeamGroup groupOf(String first) {
        return new TeamGroup(first + " " + member.team().toString().substring(0, 30));
    }

    private ConnectionId connection(String name) {
        return new ConnectionId(Objects.requireNonNull(
                jdbc.queryForObject("select id from vendor_connection where name = ?", UUID.class, name)));
    }

    private void price(TeamGroup whose, long credits, Instant from) {
        var key = new PriceKey(MODEL, ResolutionTier.ONE_K, ReferenceRange.ANY, Optional.of(whose));
        var draft = new PriceDraft(List.of(key), Optional.of(Credits.of(credits)), Optional.of(from), "A test");
        rules.add(draft, member.user());
    }
}
