package app.plantain.web.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.web.testing.TestBatches;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class CallbackControllerTests extends PublicInstallation {

    @Autowired
    TestBatches batches;

    @Autowired
    VendorEntrance entrance;

    @Autowired
    JdbcTemplate jdbc;

    SpokenWork work;
    URI address;

    @BeforeEach
    void aJobThatAVendorWorksOn() {
        var job = batches.submit(people.owner(), "Leaves", 1).getFirst();
        var sandbox = jdbc.queryForObject("select id from vendor_connection where vendor = 'sandbox'", UUID.class);
        work = new SpokenWork(jdbc, clock, job, Objects.requireNonNull(sandbox), "task");
        address = entrance.callback(work.attempt()).orElseThrow();
    }

    @Test
    void theNextQuestionComesAtOnce() {
        assertThat(address.toString()).startsWith(OUTSIDE + "/callbacks/" + work.attempt() + "/");

        assertThat(post(address.toString(), "{\"success\":true}")).isEqualTo(200);

        assertThat(work.isDue()).isTrue();
    }

    @Test
    void theSameAgainAndALateOneAreTakenAndChangeNothing() {
        assertThat(post(address.toString(), "")).isEqualTo(200);
        assertThat(post(address.toString(), "")).isEqualTo(200);

        work.end();
        work.putOff();
        assertThat(post(address.toString(), "")).isEqualTo(200);
        assertThat(work.isDue()).isFalse();
    }

    @Test
    void aWrongTokenIsUnknown() {
        var other = entrance.callback(UUID.randomUUID()).orElseThrow().toString();
        var token = other.substring(other.lastIndexOf('/') + 1);

        assertThat(post(OUTSIDE + "/callbacks/" + work.attempt() + "/" + token, ""))
                .isEqualTo(404);
        assertThat(post(OUTSIDE + "/callbacks/" + work.attempt() + "/x", "")).isEqualTo(404);
        assertThat(post(OUTSIDE + "/callbacks/" + work.attempt(), "")).isEqualTo(404);
        assertThat(post(OUTSIDE + "/callbacks/1/" + token, "")).isEqualTo(404);
        assertThat(get(inside(address)).statusCode()).isEqualTo(404);
        assertThat(work.isDue()).isFalse();
    }

    @Test
    void anAttemptThatIsNoLongerThereIsUnknown() {
        var gone = entrance.callback(UUID.randomUUID()).orElseThrow();

        assertThat(post(gone.toString(), "{}")).isEqualTo(404);
    }

    @Test
    void aFloodHasTheVendorAskedAFewTimesOnly() {
        var hurried = 0;
        for (var time = 0; time < 20; time++) {
            work.putOff();
            assertThat(post(address.toString(), "")).isEqualTo(200);
            hurried += work.isDue() ? 1 : 0;
        }

        assertThat(hurried).isEqualTo(3);
    }

    @Test
    void whatComesWithItIsNotRead() {
        assertThat(post(address.toString(), "x".repeat(1_000_000))).isEqualTo(200);
        assertThat(work.isDue()).isTrue();
    }

    private int post(String outside, String body) {
        return send(HttpRequest.newBuilder(inside(URI.create(outside)))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)))
                .statusCode();
    }
}
