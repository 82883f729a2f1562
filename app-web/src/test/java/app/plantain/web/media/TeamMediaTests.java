package app.plantain.web.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.References;
import app.plantain.core.identity.Member;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import app.plantain.web.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class TeamMediaTests {

    @Nested
    @OnH2
    class InH2 extends Rules {}

    @Nested
    @OnPostgres
    class InPostgres extends Rules {}

    abstract static class Rules extends WebTest {

        @Autowired
        WebApplicationContext context;

        @Autowired
        References references;

        Member member;
        byte[] bytes;
        AssetId asset;

        @BeforeEach
        void anImage() {
            member = people.owner();
            bytes = pictures.png(48, 32);
            asset = pictures.add(member, "A pear", bytes);
        }

        MockHttpServletResponse ask(Member whose, HttpMethod method, String path, Map<String, String> headers) {
            var mvc = MockMvcBuilders.webAppContextSetup(context)
                    .apply(springSecurity())
                    .build();
            var request = request(method, path).with(authentication(people.session(whose.user())));
            headers.forEach(request::header);
            try {
                return mvc.perform(request).andReturn().getResponse();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }

        MockHttpServletResponse ask(Member whose, String path) {
            return ask(whose, HttpMethod.GET, path, Map.of());
        }

        String original() {
            return "/media/assets/" + asset + "/original";
        }

        @Test
        void theOriginalComesByteForByteAndIsKeptForGood() {
            var response = ask(member, original());

            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getContentAsByteArray()).isEqualTo(bytes);
            assertThat(response.getContentType()).isEqualTo("image/png");
            assertThat(response.getContentLength()).isEqualTo(bytes.length);
            assertThat(response.getHeader("ETag")).matches("\"[0-9a-f]{64}\"");
            assertThat(response.getHeader("Cache-Control"))
                    .contains("private", "max-age=31536000", "immutable")
                    .doesNotContain("no-");
            assertThat(response.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(response.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(response.getHeader("Content-Disposition"))
                    .isEqualTo("inline; filename=\"plantain-%s.png\"", asset);
            assertThat(response.getCookies()).isEmpty();
        }

        @Test
        void itIsDownloadedWhereThatIsAskedFor() {
            assertThat(ask(member, original() + "?download=").getHeader("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"plantain-%s.png\"", asset);
        }

        @Test
        void whatIsKnownIsNotSentAgain() {
            var known = String.valueOf(ask(member, original()).getHeader("ETag"));

            var response = ask(member, HttpMethod.GET, original(), Map.of("If-None-Match", known));

            assertThat(response.getStatus()).isEqualTo(304);
            assertThat(response.getContentAsByteArray()).isEmpty();
        }

        @Test
        void aPartIsSentWhereThatIsAskedFor() {
            var response = ask(member, HttpMethod.GET, original(), Map.of("Range", "bytes=8-15"));

            assertThat(response.getStatus()).isEqualTo(206);
            assertThat(response.getHeader("Content-Range")).isEqualTo("bytes 8-15/" + bytes.length);
            assertThat(response.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 8, 16));
            assertThat(ask(member, HttpMethod.GET, original(), Map.of("Range", "bytes=999999-"))
                            .getStatus())
                    .isEqualTo(416);
        }

        @ParameterizedTest
        @ValueSource(strings = {"thumbnail", "preview", "large"})
        void renditionsOfImagesAndReferencesAreServed(String size) {
            var reference = references.add(member, "pear.png", bytes);

            for (var path : List.of("/media/assets/" + asset, "/media/references/" + reference)) {
                var response = ask(member, path + "/" + size);
                assertThat(response.getStatus()).isEqualTo(200);
                assertThat(response.getContentType()).startsWith("image/");
                assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"thumbnail", "preview", "large"})
        void aLostRenditionIsShownByItsOriginal(String size) {
            pictures.loseRenditions(asset);

            var response = ask(member, "/media/assets/" + asset + "/" + size);

            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getContentAsByteArray()).isEqualTo(bytes);
        }

        @ParameterizedTest
        @ValueSource(strings = {"thumbnail", "large", "original", "original?download"})
        void aLostImageIsToldInWordsAndNotKept(String size) throws IOException {
            pictures.loseRenditions(asset);
            pictures.loseOriginal(asset);

            var response = ask(member, "/media/assets/" + asset + "/" + size);

            assertThat(response.getStatus()).isEqualTo(500);
            assertThat(response.getContentAsString()).startsWith("The file of this picture is lost.");
            assertThat(response.getContentType()).startsWith("text/plain");
            assertThat(response.getHeader("Cache-Control")).contains("no-store").doesNotContain("max-age");
        }

        @Test
        void halfAFileIsLostToo() throws IOException {
            Files.write(pictures.original(asset), Arrays.copyOf(bytes, bytes.length / 2));

            assertThat(ask(member, original()).getContentAsString()).contains("lost");
        }

        @Test
        void whatIsAnotherTeamsIsAsUnknownAsWhatNeverWas() {
            var stranger = people.owner();
            var reference = references.add(member, "pear.png", bytes);

            for (var size : List.of("thumbnail", "preview", "large", "original", "original?download", "huge")) {
                assertThat(ask(stranger, "/media/assets/" + asset + "/" + size).getStatus())
                        .isEqualTo(404);
                assertThat(ask(stranger, "/media/references/" + reference + "/" + size)
                                .getStatus())
                        .isEqualTo(404);
                assertThat(ask(member, "/media/assets/" + UUID.randomUUID() + "/" + size)
                                .getStatus())
                        .isEqualTo(404);
            }
            assertThat(ask(member, "/media/assets/pear/original").getStatus()).isEqualTo(404);
            assertThat(ask(member, "/media/assets/" + asset + "/huge").getStatus())
                    .isEqualTo(404);
        }

        @Test
        void aPersonWithoutATeamSeesNothing() {
            var nobody = new Member(member.team(), people.person());

            assertThat(ask(nobody, original()).getStatus()).isEqualTo(404);
        }

        @Test
        void aGuestSeesNothing() {
            var response = get(original());

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEmpty();
        }
    }
}
