package app.plantain.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.Application;
import app.plantain.core.gallery.Boards;
import app.plantain.core.testing.OnH2;
import app.plantain.web.account.AccountTestConfiguration;
import app.plantain.web.account.Accounts;
import app.plantain.web.account.ApiKeys;
import app.plantain.web.account.Role;
import app.plantain.web.account.TestAccounts;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "db-scheduler.enabled=false")
@Import(AccountTestConfiguration.class)
@OnH2
class WebSecurityTests {

    private static final Pattern NONCE = Pattern.compile("script-src 'nonce-([^']+)' 'strict-dynamic';");

    @LocalServerPort
    int port;

    @Autowired
    TestAccounts people;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiKeys keys;

    @Autowired
    Boards boards;

    Browser browser;

    @BeforeEach
    void aStranger() {
        people.completeSetup();
        browser = new Browser(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/team",
                "/account",
                "/join/token",
                "/admin",
                "/nothing",
                "/error",
                "/v3/api-docs",
                "/h2-console"
            })
    void whatIsNotNamedAsksForSignIn(String path) {
        var answer = browser.open(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/invitation/unknown", "/plantain/tokens.css"})
    void aStrangerOpensWhatIsPublic(String path) {
        assertThat(browser.open(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/media/a", "/media/a/b.png"})
    void imagesAreRefusedWithoutASession(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(401);
        assertThat(browser.sessionId()).isEmpty();
    }

    @Test
    void healthSaysUpAndNothingElse() {
        assertThat(browser.get("/actuator/health").body())
                .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
        assertThat(browser.get("/actuator").statusCode()).isEqualTo(403);
        assertThat(browser.get("/actuator/env").statusCode()).isEqualTo(403);
        assertThat(browser.get("/actuator/health/db").statusCode()).isEqualTo(403);
    }

    @Test
    void readinessAndLivenessAreToldToEverybody() {
        assertThat(browser.get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(browser.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void metricsAreReadWithTheKeyOfAnAdministrator() {
        var administrator = people.join(people.team(), people.administrator(), Role.OWNER);
        var secret = keys.make(administrator, "Monitoring").secret();

        var answer = browser.get("/actuator/prometheus", "Authorization", "Bearer " + secret);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "plantain_queue_depth",
                        "plantain_jobs_open{state=\"in_doubt\"}",
                        "plantain_holds_oldest_seconds",
                        "plantain_breakers_open",
                        "plantain_housekeeping_left{chore=\"holds-without-job\"}");
    }

    @Test
    void metricsAreRefusedToEverybodyElse() {
        var secret = keys.make(people.owner(), "Monitoring").secret();

        assertThat(browser.get("/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(browser.get("/actuator/prometheus", "Authorization", "Bearer " + secret)
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/actuator/prometheus", "Authorization", "Bearer pl_wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void publicPathsOnlyRead() {
        assertThat(browser.post("/s/token", Map.of()).statusCode()).isEqualTo(405);
        assertThat(browser.get("/s/token").statusCode()).isEqualTo(404);
        assertThat(browser.sessionId()).isEmpty();
    }

    @Test
    void everyAnswerCarriesTheHeaders() {
        for (var path :
                new String[] {"/sign-in", "/v1/models", "/s/token", "/media/a", "/actuator/health", "/nothing"}) {
            var headers = browser.open(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy"))
                    .as(path)
                    .contains("same-origin");
            assertThat(headers.firstValue("Permissions-Policy")).as(path).isPresent();
            assertThat(headers.firstValue("Strict-Transport-Security")).as(path).isEmpty();
            assertThat(headers.allValues("Content-Security-Policy"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-eval");
        }
    }

    @Test
    void onlyScriptsWithTheNonceOfTheAnswerRun() {
        var page = browser.open("/sign-in");
        var nonce = nonce(page);

        assertThat(Jsoup.parse(page.body()).getElementsByTag("script"))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(script.attr("nonce")).isEqualTo(nonce));
        assertThat(nonce(browser.open("/sign-in"))).isNotEqualTo(nonce);
    }

    private static String nonce(HttpResponse<String> page) {
        var policy = NONCE.matcher(
                page.headers().firstValue("Content-Security-Policy").orElseThrow());
        assertThat(policy.find()).isTrue();
        return policy.group(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer pl_",
                "Bearer pl_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "Bearer ' or '1'='1",
                "Bearer pl_%00%0d%0a",
                "Bearer \u00e9\u00ff\u0080",
                "Basic dXNlcjpwYXNz",
                "Digest username=\"x\"",
                "pl_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "Bearer pl_aaaaaaaaaaaaaaaaaaaaaaaa, Bearer pl_bbbbbbbbbbbbbbbbbbbbbbbb"
            })
    void whatIsNoKeyIsRefusedInTheClientsForm(String header) {
        assertRefused(browser.get("/v1/models", "Authorization", header));
    }

    @Test
    void aVeryLongKeyIsRefused() {
        assertRefused(browser.get("/v1/models", "Authorization", "Bearer pl_" + "a".repeat(4000)));
    }

    @Test
    void noKeyIsRefused() {
        assertRefused(browser.get("/v1/models"));
        assertRefused(browser.post("/v1/images/generations", Map.of()));
    }

    @Test
    void twoKeysAreRefused() {
        var key = keys.make(people.owner(), "Script").secret();

        assertRefused(browser.get("/v1/models", "Authorization", "Bearer " + key, "Authorization", "Bearer " + key));
    }

    private void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.body())
                .contains("\"type\":\"invalid_request_error\"", "\"param\":null", "\"code\":\"invalid_api_key\"");
        assertThat(browser.sessionId()).isEmpty();
    }

    @Test
    void aKeyOpensTheApiAndNoScreen() {
        var key = keys.make(people.owner(), "Script").secret();

        assertThat(browser.get("/v1/nothing-here", "Authorization", "bearer " + key)
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/team", "Authorization", "Bearer " + key).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aSessionOpensNoApi() {
        signIn(people.email(people.owner().user()), TestAccounts.PASSWORD);

        assertThat(browser.get("/v1/models").statusCode()).isEqualTo(401);
    }

    @Test
    void signInGoesOnWhereItInterruptedWithAnotherSession() {
        var user = people.owner().user();
        browser.open("/team");
        browser.open("/sign-in");
        var before = browser.sessionId();

        var answer = signIn(people.email(user), TestAccounts.PASSWORD);

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/team"));
        assertThat(browser.sessionId()).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.open("/team").statusCode()).isEqualTo(200);
    }

    @Test
    void theCookieIsKeptFromScriptsAndOtherSites() {
        assertThat(browser.open("/sign-in").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressLookTheSame() {
        var known = signIn(people.email(people.person()), "a wrong password");
        var unknown = signIn("nobody@example.org", "a wrong password");

        assertThat(location(known)).endsWith("/sign-in?error").isEqualTo(location(unknown));
    }

    @Test
    void signInNeedsTheFormsToken() {
        var email = people.email(people.person());

        browser.open("/sign-in");
        browser.post("/sign-in", Map.of("username", email, "password", TestAccounts.PASSWORD));

        assertThat(browser.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void tooManyWrongPasswordsHaveToWait() {
        var email = people.email(people.person());
        for (int count = 0; count < 10; count++) {
            assertThat(location(signIn(email, "a wrong password"))).endsWith("?error");
        }

        assertThat(location(signIn(email, TestAccounts.PASSWORD))).matches(".*/sign-in\\?wait=[0-9]+");
    }

    @Test
    void aChangedPasswordEndsTheSession() {
        var user = people.owner().user();
        signIn(people.email(user), TestAccounts.PASSWORD);
        assertThat(browser.open("/account").statusCode()).isEqualTo(200);

        accounts.changePassword(accounts.principal(user), TestAccounts.PASSWORD, "another password");

        assertThat(browser.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionOpensItsImagesOnly() {
        signIn(people.email(people.owner().user()), TestAccounts.PASSWORD);

        assertThat(browser.get("/media/nothing-here").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/admin/nothing", "/boards/a/b", "/boards/nonsense"})
    void anAddressThatThereIsNotIsNotFoundByWhoIsSignedIn(String path) {
        signIn(people.email(people.owner().user()), TestAccounts.PASSWORD);

        assertThat(browser.open(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aFormWithoutItsTokenIsForbiddenAndNotUnknown() {
        signIn(people.email(people.owner().user()), TestAccounts.PASSWORD);

        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void theBoardsOfTheTeamAreFoundAndNoOthers() {
        var me = people.owner();
        var mine = boards.create(me, "Summer");
        var gone = boards.create(me, "Winter");
        boards.delete(me, gone);
        var theirs = boards.create(people.owner(), "Secret");
        signIn(people.email(me.user()), TestAccounts.PASSWORD);

        assertThat(browser.open("/boards").statusCode()).isEqualTo(200);
        assertThat(browser.open("/boards/" + mine).statusCode()).isEqualTo(200);
        assertThat(browser.open("/boards/" + gone).statusCode()).isEqualTo(404);
        assertThat(browser.open("/boards/" + theirs).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> signIn(String email, String password) {
        var token = Jsoup.parse(browser.open("/sign-in").body())
                .select("meta[name=_csrf]")
                .attr("content");
        return browser.post("/sign-in", Map.of("username", email, "password", password, "_csrf", token));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
