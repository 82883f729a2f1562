package app.plantain.web.share;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.Boards;
import app.plantain.core.gallery.ShareLinks;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import app.plantain.web.testing.WebTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ShareTests {

    @Nested
    @OnH2
    class InH2 extends Rules {}

    @Nested
    @OnPostgres
    class InPostgres extends Rules {}

    abstract static class Rules extends WebTest {

        private static final String INJECTION = "<script>alert(1)</script>\" onerror=\"alert(2) <b>";

        @Autowired
        Boards boards;

        @Autowired
        ShareLinks links;

        Member member;
        BoardId board;
        AssetId first;
        AssetId second;
        String path;

        @BeforeEach
        void aSharedBoard() {
            member = people.owner();
            board = boards.create(member, "Pears & <i>plums</i>");
            second = pictures.add(member, "Older pear");
            first = pictures.add(member, INJECTION);
            boards.add(member, board, List.of(second));
            clock.advance(Duration.ofSeconds(1));
            boards.add(member, board, List.of(first));
            path = "/s/" + links.create(member, board, Duration.ofDays(7)).token();
        }

        String media(AssetId asset, String size) {
            return path + "/media/" + asset + "/" + size;
        }

        @Test
        void aGuestSeesTheBoardWithoutASession() {
            var page = get(path);

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("2 images", media(first, "preview"), path + "/" + second, "noindex", "loading=")
                    .containsSubsequence(first.toString(), second.toString());
            assertThat(header(page, "Set-Cookie")).isEmpty();
            assertThat(header(page, "Cache-Control")).isEqualTo("public, max-age=60");
            assertThat(header(page, "Content-Type")).startsWith("text/html");
        }

        @Test
        void thePolicyForbidsScriptsAndThePageHasNone() {
            for (var page : List.of(get(path), get(path + "/" + first))) {
                assertThat(header(page, "Content-Security-Policy"))
                        .contains("default-src 'none'", "style-src 'self'")
                        .doesNotContain("unsafe", "script-src");
                assertThat(page.body()).doesNotContain("<script", "style=", "<style", "onerror=\"");
            }
        }

        @Test
        void promptsAndNamesAreText() {
            assertThat(get(path).body())
                    .contains("Pears &amp; &lt;i&gt;plums&lt;/i&gt;")
                    .doesNotContain("<script>", "<b>", "<i>");
            assertThat(get(path + "/" + first).body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>", "<b>");
        }

        @Test
        void otherSitesAreToldWhatToShow() {
            assertThat(get(path).body())
                    .contains(
                            "<meta property=\"og:title\" content=\"Pears &amp; &lt;i&gt;plums&lt;/i&gt;\"",
                            "<meta property=\"og:image\" content=\"%s\"".formatted(at(media(first, "large"))),
                            "<meta name=\"twitter:card\" content=\"summary_large_image\"");
        }

        @Test
        void anImageHasItsNeighbours() {
            assertThat(get(path + "/" + first).body())
                    .contains("1 of 2", "href=\"%s/%s\"".formatted(path, second), "rel=\"next\"", "nano-banana-2")
                    .contains(media(first, "original") + "?download")
                    .doesNotContain("rel=\"prev\"");
            assertThat(get(path + "/" + second).body())
                    .contains("2 of 2", "rel=\"prev\"", "Older pear")
                    .doesNotContain("rel=\"next\"");
        }

        @Test
        void mediaAreKeptForAnHour() {
            for (var size : List.of("thumbnail", "preview", "large", "original")) {
                var response = get(media(first, size));
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(header(response, "Cache-Control")).contains("public", "max-age=3600", "immutable");
                assertThat(header(response, "Content-Type")).startsWith("image/");
                assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
                var again = get(at(media(first, size)), "If-None-Match", header(response, "ETag"));
                assertThat(again.statusCode()).isEqualTo(304);
            }
            assertThat(header(get(media(first, "original") + "?download"), "Content-Disposition"))
                    .startsWith("attachment");
        }

        @Test
        void aLinkThatOpensNothingNeverSaysWhy() {
            var revoked = links.create(member, board, Duration.ofDays(7));
            links.revoke(member, revoked.id());
            var expired = links.create(member, board, Duration.ofMinutes(1));
            clock.advance(Duration.ofMinutes(2));

            var answers = List.of(
                    get("/s/" + revoked.token()),
                    get("/s/" + expired.token()),
                    get("/s/" + "A".repeat(43)),
                    get("/s/short"),
                    get("/s/" + revoked.token() + "/" + first),
                    get("/s/" + expired.token() + "/" + first + "/more"));

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(header(answer, "Cache-Control")).contains("no-store");
            });
            assertThat(answers)
                    .extracting(HttpResponse::body)
                    .containsOnly(answers.getFirst().body());
            assertThat(answers.getFirst().body()).contains("This link opens nothing", "/plantain/share.css");
            assertThat(get("/s/%s/media/%s/preview".formatted(revoked.token(), first))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get("/s/%s/media/%s/original".formatted(expired.token(), first))
                            .statusCode())
                    .isEqualTo(404);
        }

        @Test
        void aLostImageIsToldInWordsAndNotKept() {
            pictures.loseRenditions(first);
            assertThat(get(media(first, "preview")).statusCode()).isEqualTo(200);
            pictures.loseOriginal(first);

            for (var size : List.of("preview", "original")) {
                var answer = get(media(first, size));
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body()).startsWith("The file of this picture is lost.");
                assertThat(header(answer, "Cache-Control")).contains("no-store");
            }
        }

        @Test
        void aLinkOpensNothingButItsBoard() {
            var unshared = pictures.add(member, "At home");
            var theirs = pictures.add(people.owner(), "Not yours");

            for (var asset : List.of(unshared, theirs)) {
                assertThat(get(path + "/" + asset).statusCode()).isEqualTo(404);
                for (var size : List.of("thumbnail", "preview", "large", "original")) {
                    assertThat(get(media(asset, size)).statusCode()).isEqualTo(404);
                }
            }
            assertThat(get(path + "/pear").statusCode()).isEqualTo(404);
        }

        @Test
        void aBoardIsReadPageByPage() {
            var many = boards.create(member, "Many");
            var assets = IntStream.rangeClosed(1, 61)
                    .mapToObj(number -> pictures.add(member, "Picture " + number))
                    .toList();
            boards.add(member, many, assets);
            var address = "/s/" + links.create(member, many, Duration.ofDays(1)).token();

            assertThat(images(get(address))).isEqualTo(60);
            assertThat(get(address).body()).contains("Page 1 of 2", address + "?page=2");
            assertThat(images(get(address + "?page=2"))).isEqualTo(1);
            for (var wrong : List.of("0", "-1", "3", "2147483648", "two", "")) {
                assertThat(get(address + "?page=" + wrong).statusCode()).isIn(404, wrong.isEmpty() ? 200 : 404);
            }
        }

        @Test
        void anEmptyBoardSaysSo() {
            var empty = boards.create(member, "Empty");
            var address =
                    "/s/" + links.create(member, empty, Duration.ofDays(1)).token();

            assertThat(get(address).statusCode()).isEqualTo(200);
            assertThat(get(address).body())
                    .contains("There are no images here yet.")
                    .doesNotContain("og:image");
        }

        @Test
        void theHeadCanBeAskedForAndNothingBeChanged() {
            var head = send(HttpRequest.newBuilder(at(path)).HEAD());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            var image =
                    send(HttpRequest.newBuilder(at(media(first, "original"))).HEAD());
            assertThat(image.statusCode()).isEqualTo(200);
            assertThat(Integer.parseInt(header(image, "Content-Length"))).isPositive();
            assertThat(image.body()).isEmpty();

            var post = send(HttpRequest.newBuilder(at(path)).POST(BodyPublishers.noBody()));
            assertThat(post.statusCode()).isEqualTo(405);
        }

        private static long images(HttpResponse<String> page) {
            return Pattern.compile("<img").matcher(page.body()).results().count();
        }
    }
}
