package app.plantain.core.generation;

import static app.plantain.core.testing.ScriptedProvider.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ReferenceTerms.Travel;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.Unserved;
import app.plantain.core.testing.SwitchedEntrance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How input images get to a vendor, and when they cannot, whichever database keeps the jobs. */
abstract class ReferenceTravelRules extends EngineScenario {

    @Autowired
    Router router;

    @Autowired
    SwitchedEntrance entrance;

    @AfterEach
    void closed() {
        entrance.open(false);
    }

    @Test
    void aVendorThatFetchesIsNotAskedWhileNothingIsPublic() {
        first.takes(ReferenceTerms.fetched(3));

        assertThatThrownBy(() -> submit(Optional.empty(), AspectRatio.SQUARE, reference(20, 20)))
                .isInstanceOfSatisfying(
                        Unserved.class, refused -> assertThat(refused.field()).isEqualTo("references"))
                .hasMessageContaining("References are off")
                .hasMessageContaining("plantain.public-url");
        assertThat(offer().maxReferences()).isZero();
        assertThat(offer().referencesNote())
                .hasValueSatisfying(note -> assertThat(note).contains("plantain.public-url"));
        assertThat(balance().held().isZero()).isTrue();
    }

    @Test
    void textAloneGoesToAVendorThatFetches() {
        first.takes(ReferenceTerms.fetched(3));

        assertThat(run(submit(Optional.empty(), AspectRatio.SQUARE)).references())
                .isEmpty();
    }

    @Test
    void aVendorThatFetchesGetsAddressesThatLastAsLongAsTheJob() {
        first.takes(ReferenceTerms.fetched(3));
        entrance.open(true);

        var request = run(submit(Optional.empty(), AspectRatio.SQUARE, reference(20, 20), reference(30, 30)));

        var until = clock.instant().plus(Duration.ofMinutes(30)).getEpochSecond();
        assertThat(request.references())
                .hasSize(2)
                .allSatisfy(reference -> assertThat(reference.address())
                        .hasValueSatisfying(address -> assertThat(address.toString())
                                .startsWith("https://images.example.org/references/")
                                .endsWith("?until=" + until)));
        assertThat(request.callback())
                .hasValueSatisfying(
                        address -> assertThat(address.toString()).endsWith("/callbacks/" + request.attemptId()));
        assertThat(offer().referencesNote()).isEmpty();
        assertThat(offer().maxReferences()).isEqualTo(3);
    }

    @Test
    void aVendorThatTakesThemInlineServesWhatTheOtherCannot() {
        connect("second", 20);
        second.takes(ReferenceTerms.fetched(3));

        run(submit(Optional.empty(), AspectRatio.SQUARE, reference(20, 20)));

        assertThat(first.submissions()).hasSize(1);
        assertThat(second.submissions()).isEmpty();
        assertThat(offer().maxReferences()).isEqualTo(2);
        assertThat(offer().referencesNote())
                .hasValueSatisfying(note -> assertThat(note).startsWith("More than 2 references are off"));
        assertThatThrownBy(() -> submit(Optional.of(new VendorId("second")), AspectRatio.SQUARE, reference(20, 20)))
                .isInstanceOf(Unserved.class)
                .hasMessageContaining("plantain.public-url");
    }

    @Test
    void whereTheFirstReferenceDecidesTheShapeOnlyItsOwnIsServed() {
        first.takes(new ReferenceTerms(0, 2, Travel.INLINE, 10_000_000, true));

        assertThatThrownBy(() -> submit(Optional.empty(), AspectRatio.SQUARE, reference(160, 90), reference(50, 50)))
                .isInstanceOf(Unserved.class)
                .hasMessageContaining("decides the shape")
                .hasMessageContaining("1:1");
        var job = submit(Optional.empty(), AspectRatio.parse("16:9"), reference(160, 90), reference(50, 50));
        assertThat(run(job).references()).hasSize(2);
        assertThat(generation.vendorsFor(member, List.of(job))).containsExactly(new VendorId("first"));
    }

    @Test
    void whatTheVendorCannotTakeIsMadeSmaller() {
        first.takes(new ReferenceTerms(0, 2, Travel.INLINE, 900, false));

        var request = run(submit(Optional.empty(), AspectRatio.SQUARE, reference(400, 400)));

        assertThat(request.references())
                .singleElement()
                .satisfies(one -> assertThat(one.image().bytes()).hasSizeLessThanOrEqualTo(900));
    }

    private ReferenceId reference(int width, int height) {
        return references.add(member, "one.png", picture(width, height).bytes());
    }

    private JobId submit(Optional<VendorId> vendor, AspectRatio ratio, ReferenceId... given) {
        var batch = generation.submit(
                member,
                new BatchRequest(
                                BatchSource.STUDIO,
                                new ImageOrder(
                                        new ModelId("nano-banana-2"),
                                        "A leaf",
                                        ratio,
                                        ResolutionTier.ONE_K,
                                        1,
                                        List.of(given)))
                        .with(Routing.at(vendor)));
        return jobs.ofBatch(member.team(), batch).getFirst().id();
    }

    private ImageRequest run(JobId job) {
        steps.step(job);
        return first.submissions().getLast();
    }

    private ModelOffer offer() {
        return router.offers().getFirst();
    }
}
