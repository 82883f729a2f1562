package app.plantain.core.audit;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes and reads the record of who did what. */
@Service
public class AuditLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds an entry in the running transaction, so that the change and its entry stand or fall together. Texts that are
     * too long are cut.
     *
     * @param user who did it, {@code null} for the application itself
     * @param team the team it concerns, {@code null} for the whole installation
     * @param action such as {@code credits.grant}
     * @param subject what it was done to
     * @param detail what changed, in words
     */
    @Transactional
    public void record(@Nullable UserId user, @Nullable TeamId team, String action, String subject, String detail) {
        jdbc.sql("""
                insert into audit_entry (id, at, user_id, team_id, action, subject, detail)
                values (:id, :at, :user, :team, :action, :subject, :detail)""")
                .param("id", TimeOrderedIds.next())
                .param("at", OffsetDateTime.now(clock))
                .param("user", user == null ? null : user.value(), Types.OTHER)
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("action", cut(action, 60))
                .param("subject", cut(subject, 200))
                .param("detail", cut(detail, 500))
                .update();
    }

    /** The latest entries of all teams, newest first. For administrators. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public List<AuditEntry> latest(int limit) {
        return jdbc.sql("""
                select e.at, u.name as person, t.name as team, e.action, e.subject, e.detail
                from audit_entry e left join app_user u on u.id = e.user_id left join team t on t.id = e.team_id
                order by e.id desc limit :limit""")
                .param("limit", limit)
                .query((row, number) -> new AuditEntry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("person")),
                        Optional.ofNullable(row.getString("team")),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
