package app.plantain.core.testing;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts teams and people into the database for tests that need no more of them than their ids. */
public final class TestTeams {

    private static final OffsetDateTime CREATED = OffsetDateTime.of(2026, 11, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final JdbcTemplate jdbc;
    private final AtomicReference<@Nullable UserId> someone = new AtomicReference<>();

    public TestTeams(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A new person in a new team. */
    public Member member() {
        var member = new Member(new TeamId(TimeOrderedIds.next()), new UserId(TimeOrderedIds.next()));
        jdbc.update(
                "insert into team (id, name, created_at, version) values (?, 'Team', ?, 0)",
                member.team().value(),
                CREATED);
        jdbc.update(
                "insert into app_user (id, email, name, password_hash, administrator, created_at, version)"
                        + " values (?, ?, 'Person', 'none', false, ?, 0)",
                member.user().value(),
                member.user() + "@example.org",
                CREATED);
        jdbc.update(
                "insert into team_member (team_id, user_id, role, joined_at) values (?, ?, 'MEMBER', ?)",
                member.team().value(),
                member.user().value(),
                CREATED);
        someone.set(member.user());
        return member;
    }

    /** The person made last. */
    public UserId someone() {
        var user = someone.get();
        return user == null ? member().user() : user;
    }
}
