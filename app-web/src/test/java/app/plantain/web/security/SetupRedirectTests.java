package app.plantain.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.Application;
import app.plantain.core.testing.OnH2;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Its own application, because setup is never undone. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"db-scheduler.enabled=false", "plantain.admin.name=Nobody"})
@OnH2
class SetupRedirectTests {

    @LocalServerPort
    int port;

    @Test
    void everyPageLeadsToTheSetup() {
        for (var path : new String[] {"/", "/sign-in", "/team", "/invitation/token", "/nothing"}) {
            var answer = new Browser(port).open(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/setup"));
        }
    }

    @Test
    void theSetupOpensAndTheApiStaysShut() {
        assertThat(new Browser(port).open("/setup").statusCode()).isEqualTo(200);
        assertThat(new Browser(port).get("/v1/models").statusCode()).isEqualTo(401);
    }
}
