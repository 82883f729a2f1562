package app.plantain.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.plantain.core.identity.Member;
import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

class ApiKeysTests {

    @Nested
    @OnH2
    class InH2 extends Rules {}

    @Nested
    @OnPostgres
    class InPostgres extends Rules {}

    abstract static class Rules extends AccountTest {

        @Autowired
        ApiKeys keys;

        Member member;

        @BeforeEach
        void aMember() {
            member = people.join(people.team(), Role.MEMBER);
        }

        @Test
        void aKeyActsForItsMember() {
            var made = keys.make(member, "Script");

            assertThat(made.secret()).matches("pl_[0-9A-Za-z]{40}");
            assertThat(keys.authenticate(made.secret()))
                    .contains(new ApiCaller(member, made.key().id()));
        }

        @Test
        void onlyItsHashIsKept() {
            var made = keys.make(member, "Script");

            assertThat(made.key().hint()).isEqualTo(made.secret().substring(0, 7) + "…");
            assertThat(jdbc.queryForObject(
                            "select secret_hash from api_key where id = ?",
                            String.class,
                            made.key().id()))
                    .isEqualTo(Secret.hash(made.secret()));
        }

        @Test
        void aRevokedKeyOpensNothing() {
            var made = keys.make(member, "Script");

            keys.revoke(member, made.key().id());

            assertThat(keys.authenticate(made.secret())).isEmpty();
            assertThat(keys.list(member)).isEmpty();
        }

        @Test
        void nobodyRevokesTheKeyOfAnother() {
            var made = keys.make(member, "Script");
            var colleague = people.join(member.team(), Role.OWNER);

            keys.revoke(colleague, made.key().id());

            assertThat(keys.authenticate(made.secret())).isPresent();
            assertThat(keys.list(colleague)).isEmpty();
        }

        @Test
        void whoIsNoMemberMakesNoKey() {
            var stranger = new Member(member.team(), people.person());

            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> keys.make(stranger, "Script"));
        }

        @Test
        void useIsNotedOnceAMinute() {
            var made = keys.make(member, "Script");
            keys.authenticate(made.secret());
            var first = clock.instant();

            clock.advance(Duration.ofSeconds(59));
            keys.authenticate(made.secret());
            assertThat(keys.list(member).getFirst().lastUsed()).isEqualTo(first);

            clock.advance(Duration.ofSeconds(2));
            keys.authenticate(made.secret());
            assertThat(keys.list(member).getFirst().lastUsed()).isEqualTo(clock.instant());
        }

        @Test
        void twentyKeysAreEnough() {
            for (int count = 0; count < 20; count++) {
                keys.make(member, "Key " + count);
            }

            assertThatExceptionOfType(NotPossibleException.class).isThrownBy(() -> keys.make(member, "One more"));
        }

        @Test
        void whatIsNoKeyIsNotLookedUp() {
            assertThat(keys.authenticate("")).isEmpty();
            assertThat(keys.authenticate("pl_")).isEmpty();
            assertThat(keys.authenticate("pl_" + "é".repeat(40))).isEmpty();
            assertThat(keys.authenticate("pl_" + "a".repeat(10_000))).isEmpty();
            assertThat(keys.authenticate("pl_" + "a".repeat(40) + "\u0000")).isEmpty();
        }
    }
}
