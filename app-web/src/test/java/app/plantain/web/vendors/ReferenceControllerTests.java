package app.plantain.web.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.gallery.PreparedReferences;
import app.plantain.core.gallery.PreparedReferences.Prepared;
import app.plantain.core.gallery.References;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReferenceControllerTests extends PublicInstallation {

    @Autowired
    References references;

    @Autowired
    PreparedReferences preparation;

    @Autowired
    VendorEntrance entrance;

    Prepared prepared;
    URI address;

    @BeforeEach
    void aReference() {
        var member = people.owner();
        var id = references.add(member, "pear.png", pictures.png(48, 32));
        prepared = preparation.prepare(member.team(), id, 1_000_000);
        address = addressFor(Duration.ofMinutes(30));
    }

    @Test
    void aVendorFetchesTheImageWithoutASession() {
        assertThat(address.toString()).startsWith(OUTSIDE + "/references/" + prepared.name() + ".png?");

        var answer = send(HttpRequest.newBuilder(inside(address)), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(prepared.image().bytes());
        assertThat(header(answer, "Content-Type")).isEqualTo("image/png");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Cache-Control"))
                .contains("private", "max-age=")
                .doesNotContain("public");
        assertThat(header(answer, "Set-Cookie")).isEmpty();
    }

    @Test
    void aVendorMayAskForTheHeadFirst() {
        var answer = send(HttpRequest.newBuilder(inside(address)).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length"))
                .isEqualTo(Integer.toString(prepared.image().bytes().length));
    }

    @Test
    void theAddressEnds() {
        clock.advance(Duration.ofMinutes(29));
        assertThat(status(address.toString())).isEqualTo(200);

        clock.advance(Duration.ofMinutes(2));
        assertThat(status(address.toString())).isEqualTo(404);
    }

    @Test
    void whateverIsChangedIsUnknown() {
        var right = address.toString();
        var later = addressFor(Duration.ofMinutes(60)).toString();

        assertThat(status(right.replaceFirst("signature=.", "signature=!"))).isEqualTo(404);
        assertThat(status(right.substring(0, right.indexOf("&signature")))).isEqualTo(404);
        assertThat(status(right.substring(0, right.indexOf('?')))).isEqualTo(404);
        assertThat(status(right.replace(".png", ".jpg"))).isEqualTo(404);
        assertThat(status(right.replace(".png", ""))).isEqualTo(404);
        assertThat(status(right.replaceFirst("until=[0-9]+", "until=9999999999")))
                .isEqualTo(404);
        assertThat(status(right.replaceFirst("until=[0-9]+", "until=soon"))).isEqualTo(404);
        assertThat(status(
                        later.substring(0, later.indexOf("&signature")) + right.substring(right.indexOf("&signature"))))
                .isEqualTo(404);
        assertThat(status(OUTSIDE + "/references/" + "0".repeat(64) + ".png?until=1&signature=1"))
                .isEqualTo(404);
    }

    @Test
    void nothingElseIsBelowThisPath() {
        var post = HttpRequest.newBuilder(inside(address)).POST(BodyPublishers.ofString("x"));

        assertThat(send(post).statusCode()).isEqualTo(404);
        assertThat(get("/references/").statusCode()).isEqualTo(404);
        assertThat(get("/references/a/b").statusCode()).isEqualTo(404);
    }

    private URI addressFor(Duration life) {
        return entrance.reference(
                        prepared.name(),
                        prepared.image().mediaType(),
                        clock.instant().plus(life))
                .orElseThrow();
    }

    private int status(String outside) {
        return get(inside(URI.create(outside))).statusCode();
    }
}
