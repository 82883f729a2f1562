package app.plantain.core.gallery;

import static app.plantain.core.testing.ScriptedProvider.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import app.plantain.core.identity.Member;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.sql.Together;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.TestTeams;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import plantain.testing.CoreTestApplication;

/** What holds for images, boards and share links, whichever database keeps them. */
@SpringBootTest(classes = CoreTestApplication.class, properties = "db-scheduler.enabled=false")
abstract class GalleryRules {

    @Autowired
    ImageStorage storage;

    @Autowired
    Assets assets;

    @Autowired
    References references;

    @Autowired
    PreparedReferences prepared;

    @Autowired
    BlobRows rows;

    @Autowired
    Boards boards;

    @Autowired
    ShareLinks links;

    @Autowired
    Media media;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Member member;
    Member stranger;

    @BeforeEach
    void twoTeams() {
        var teams = new TestTeams(jdbc);
        member = teams.member();
        stranger = teams.member();
    }

    @Test
    void anOriginalIsKeptByteForByte() throws IOException {
        var bytes = picture(1200, 700).bytes();
        var asset = add(bytes);

        var original = media.original(member.team(), asset).orElseThrow();

        try (var content = original.content().open()) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(original.name()).isEqualTo(Sha256.of(bytes).hex());
        assertThat(original.mediaType()).isEqualTo("image/png");
        assertThat(original.bytes()).isEqualTo(bytes.length);
    }

    @Test
    void threeRenditionsAreMadeAndNoneIsLargerThanItsOriginal() throws IOException {
        var asset = add(picture(2400, 1200).bytes());
        for (var kind : RenditionKind.values()) {
            var rendition = media.rendition(member.team(), asset, kind).orElseThrow();
            assertThat(rendition.mediaType()).isEqualTo("image/webp");
            assertThat(sizeOf(rendition)).isEqualTo(new PixelSize(kind.longestEdge(), kind.longestEdge() / 2));
        }

        var small = add(picture(640, 320).bytes());
        assertThat(sizesOf(small))
                .containsExactly(
                        entry(RenditionKind.THUMBNAIL, new PixelSize(256, 128)),
                        entry(RenditionKind.PREVIEW, new PixelSize(640, 320)),
                        entry(RenditionKind.LARGE, new PixelSize(640, 320)));
        var smallest = add(picture(100, 50).bytes());
        assertThat(sizesOf(smallest).values()).hasSize(3).containsOnly(new PixelSize(100, 50));
    }

    private Map<RenditionKind, PixelSize> sizesOf(AssetId asset) throws IOException {
        var sizes = new EnumMap<RenditionKind, PixelSize>(RenditionKind.class);
        for (var kind : RenditionKind.values()) {
            sizes.put(kind, sizeOf(media.rendition(member.team(), asset, kind).orElseThrow()));
        }
        return sizes;
    }

    @Test
    void manyThatAreKeptTogetherAreKeptAsEachAlone() {
        var first = picture(30, 20).bytes();
        add(first);
        var images = Stream.of(
                        first,
                        picture(31, 20).bytes(),
                        picture(31, 20).bytes(),
                        picture(32, 20).bytes())
                .map(storage::store)
                .toList();

        var together = new Together(jdbc);
        assets.keep(together, images);
        together.send();

        for (var image : images) {
            assertThat(jdbc.queryForObject(
                            "select count(*) from rendition where source_sha256 = ?", Integer.class, image.name()))
                    .isEqualTo(3);
        }
    }

    @Test
    void theSameBytesAreStoredOnce() {
        var bytes = picture(64, 64).bytes();
        var one = add(bytes);
        var other = add(bytes);

        assertThat(one).isNotEqualTo(other);
        assertThat(jdbc.queryForObject(
                        "select count(*) from blob where sha256 = ?",
                        Integer.class,
                        Sha256.of(bytes).hex()))
                .isEqualTo(1);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<AssetId> made = new ArrayList<>();
        for (var number = 1; number <= 7; number++) {
            made.addFirst(add(picture(10 + number, 10).bytes()));
        }

        var first = assets.page(member.team(), null, 3);
        var second = assets.page(member.team(), first.getLast().id(), 3);
        var third = assets.page(member.team(), second.getLast().id(), 3);

        List<AssetId> seen = new ArrayList<>();
        List.of(first, second, third).forEach(page -> page.forEach(image -> seen.add(image.id())));
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void anotherTeamSeesNeitherImageNorReferenceNorBoard() {
        var asset = add(picture(32, 32).bytes());
        var reference = references.add(member, "mine.png", picture(16, 16).bytes());
        var board = boards.create(member, "Mine");

        assertThat(assets.find(stranger.team(), asset)).isEmpty();
        assertThat(assets.page(stranger.team(), null, 10)).isEmpty();
        assertThat(media.original(stranger.team(), asset)).isEmpty();
        assertThat(media.rendition(stranger.team(), asset, RenditionKind.THUMBNAIL))
                .isEmpty();
        assertThat(media.rendition(stranger.team(), reference, RenditionKind.THUMBNAIL))
                .isEmpty();
        assertThat(references.addFromGallery(stranger, asset)).isEmpty();
        assertThat(boards.find(stranger.team(), board)).isEmpty();
        assertThat(boards.list(stranger.team())).isEmpty();
        assertThatThrownBy(() -> boards.rename(stranger, board, "Theirs")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> boards.delete(stranger, board)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> links.create(stranger, board, Duration.ofDays(1)))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theDatabaseRefusesAnotherTeamsImageOnABoard() {
        var theirs = boards.create(stranger, "Theirs");
        var mine = add(picture(32, 32).bytes());

        assertThatThrownBy(() -> boards.add(stranger, theirs, List.of(mine)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aReferenceThatIsTooLargeOrNoPictureLeavesNothing() {
        assertThatThrownBy(() -> references.add(member, "big.png", new byte[11 * 1024 * 1024]))
                .isInstanceOf(UnacceptableImage.class)
                .hasMessageContaining("11.0 MB")
                .hasMessageContaining("at most 10 MB");
        assertThatThrownBy(() -> references.add(member, "text.png", new byte[] {'h', 'i'}))
                .isInstanceOf(UnacceptableImage.class);

        assertThat(jdbc.queryForObject(
                        "select count(*) from reference_image where team_id = ?",
                        Integer.class,
                        member.team().value()))
                .isZero();
    }

    @Test
    void anImageOfTheGalleryBecomesAReferenceWithoutACopy() {
        var asset = add(picture(40, 30).bytes());

        var reference = references.addFromGallery(member, asset).orElseThrow();

        assertThat(prepared.prepare(member.team(), reference, 10_000_000).image())
                .isEqualTo(picture(40, 30));
    }

    @Test
    void aReferenceIsPreparedOnceForEachLimitAndFoundByItsName() throws IOException {
        var reference = references.add(member, "mine.png", picture(400, 300).bytes());

        var one = prepared.prepare(member.team(), reference, 10_000_000);
        var again = prepared.prepare(member.team(), reference, 10_000_000);
        var small = prepared.prepare(member.team(), reference, 900);

        assertThat(again).isEqualTo(one);
        assertThat(small.image().bytes()).hasSizeLessThanOrEqualTo(900);
        assertThat(preparedRows(picture(400, 300).bytes())).isEqualTo(2);
        var file = prepared.find(one.name()).orElseThrow();
        assertThat(file.mediaType()).isEqualTo("image/png");
        try (var content = file.content().open()) {
            assertThat(content.readAllBytes()).isEqualTo(one.image().bytes());
        }
        assertThat(prepared.find("0".repeat(64))).isEmpty();
        assertThat(prepared.find("'")).isEmpty();
    }

    @Test
    void aPreparedReferenceWhoseBytesAreLostIsMadeAgain() throws IOException {
        var reference = references.add(member, "mine.png", picture(410, 300).bytes());
        var lost = new Sha256("ab".repeat(32));
        rows.putPrepared(
                Sha256.of(picture(410, 300).bytes()), 10_000_000, lost, new ImageFile("image/png", new byte[] {1}));

        var made = prepared.prepare(member.team(), reference, 10_000_000);

        assertThat(made.name()).isNotEqualTo(lost.hex());
        assertThat(prepared.find(lost.hex())).isEmpty();
        assertThat(prepared.find(made.name())).isPresent();
    }

    @Test
    void aReferenceOfAnotherTeamIsNotPrepared() {
        var reference = references.add(member, "mine.png", picture(20, 20).bytes());

        assertThatThrownBy(() -> prepared.prepare(stranger.team(), reference, 10_000_000))
                .isInstanceOf(EmptyResultDataAccessException.class);
        assertThatThrownBy(() -> references.shape(stranger.team(), reference))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void preparedReferencesAreNoFilesThatBelongToNoPicture() {
        var reference = references.add(member, "mine.png", picture(420, 300).bytes());
        var small = prepared.prepare(member.team(), reference, 900);

        assertThat(rows.unknown(List.of(new Sha256(small.name())))).isEmpty();
    }

    private @Nullable Integer preparedRows(byte[] original) {
        return jdbc.queryForObject(
                "select count(*) from prepared_reference where source_sha256 = ?",
                Integer.class,
                Sha256.of(original).hex());
    }

    @Test
    void aBoardShowsWhatWasAddedLastFirstAndEachImageOnce() {
        var board = boards.create(member, "  Campaign  ");
        var one = add(picture(20, 20).bytes());
        var two = add(picture(30, 20).bytes());
        boards.add(member, board, List.of(one));
        clock.advance(Duration.ofSeconds(1));
        boards.add(member, board, List.of(two, one));

        assertThat(boards.images(member.team(), board, 0, 10))
                .extracting(GalleryImage::id)
                .containsExactly(two, one);
        var overview = boards.find(member.team(), board).orElseThrow();
        assertThat(overview.name()).isEqualTo("Campaign");
        assertThat(overview.images()).isEqualTo(2);
        assertThat(overview.cover()).contains(two);

        boards.remove(member, board, List.of(two));
        assertThat(boards.images(member.team(), board, 0, 10)).hasSize(1);
        assertThat(assets.find(member.team(), two)).isPresent();
    }

    @Test
    void aDeletedBoardEndsItsLinksAndKeepsItsImages() {
        var board = boards.create(member, "Campaign");
        var asset = add(picture(20, 20).bytes());
        boards.add(member, board, List.of(asset));
        var link = links.create(member, board, Duration.ofDays(1));

        boards.delete(member, board);

        assertThat(links.find(link.token())).isEmpty();
        assertThat(assets.find(member.team(), asset)).isPresent();
    }

    @Test
    void aLinkOpensItsBoardAndNothingElse() {
        var board = boards.create(member, "Campaign");
        var shared = add(picture(20, 20).bytes());
        var other = add(picture(30, 20).bytes());
        boards.add(member, board, List.of(shared));
        var link = links.create(member, board, Duration.ofDays(1));

        assertThat(links.find(link.token()).orElseThrow().name()).isEqualTo("Campaign");
        assertThat(media.sharedOriginal(link.token(), shared)).isPresent();
        assertThat(media.sharedRendition(link.token(), shared, RenditionKind.PREVIEW))
                .isPresent();
        assertThat(media.sharedOriginal(link.token(), other)).isEmpty();
        assertThat(media.sharedOriginal("x".repeat(43), shared)).isEmpty();
        assertThat(links.find("' or 1=1 --")).isEmpty();
    }

    @Test
    void aLinkEndsWhenItExpiresOrIsRevoked() {
        var board = boards.create(member, "Campaign");
        var asset = add(picture(20, 20).bytes());
        boards.add(member, board, List.of(asset));
        var day = links.create(member, board, Duration.ofDays(1));
        var week = links.create(member, board, Duration.ofDays(7));

        links.revoke(stranger, week.id());
        assertThat(links.find(week.token())).isPresent();
        links.revoke(member, week.id());
        assertThat(links.find(week.token())).isEmpty();
        assertThat(media.sharedOriginal(week.token(), asset)).isEmpty();

        assertThat(links.find(day.token())).isPresent();
        clock.advance(Duration.ofDays(1));
        assertThat(links.find(day.token())).isEmpty();
        assertThat(media.sharedOriginal(day.token(), asset)).isEmpty();
    }

    @Test
    void aLinkLivesForAYearAtMost() {
        var board = boards.create(member, "Campaign");

        assertThatThrownBy(() -> links.create(member, board, Duration.ofDays(400)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private AssetId add(byte[] bytes) {
        var image = storage.store(bytes);
        var recipe = new Recipe(
                new VendorId("first"),
                new ModelId("nano-banana-2"),
                "A leaf",
                AspectRatio.SQUARE,
                ResolutionTier.ONE_K);
        var together = new Together(jdbc);
        assets.keep(together, List.of(image));
        var asset = assets.add(together, member, image.name(), recipe);
        together.send();
        return asset;
    }

    private static PixelSize sizeOf(MediaFile file) throws IOException {
        try (var content = file.content().open()) {
            return ImageProbe.probe(content.readAllBytes()).size();
        }
    }
}
