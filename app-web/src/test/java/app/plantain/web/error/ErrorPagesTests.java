package app.plantain.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.testing.OnH2;
import app.plantain.web.testing.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnH2
class ErrorPagesTests extends WebTest {

    @Test
    void aPersonGetsAPageInPlainWords() {
        var page = get(at("/plantain/nothing.css"), "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("There is nothing here", "Go to Plantain")
                .doesNotContain("Whitelabel", "timestamp", "<script");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("style-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void aProgramGetsTheStatus() {
        var answer = get(at("/plantain/nothing.css"), "Accept", "text/css");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whatTheFirewallRefusesGetsAPageToo() {
        var page = get(at("/s/a;b"), "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("This address does not work");
    }

    @Test
    void whatTomcatWouldRefuseByItselfGetsAPageToo() {
        var page = get(at("/s/a%2Fb"), "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("This address does not work");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 418, 429, 500, 502, 503})
    void everyStatusHasWords(int status) {
        var text = FailureText.of(status);

        assertThat(text.title()).isNotBlank();
        assertThat(text.text()).endsWith(".");
    }
}
