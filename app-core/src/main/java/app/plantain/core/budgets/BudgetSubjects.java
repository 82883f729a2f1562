package app.plantain.core.budgets;

import app.plantain.core.identity.TeamId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a team can make budgets for. */
@Component
class BudgetSubjects {

    private static final String ALL = """
            select 'TEAM' as scope, t.id, t.name from team t where t.id = :team
            union all select 'BOARD', d.id, d.name from board d where d.team_id = :team
            union all select 'MEMBER', u.id, u.name
                from team_member m join app_user u on u.id = m.user_id
                where m.team_id = :team and m.removed_at is null
            union all select 'API_KEY', k.id, k.name || ' (' || u.name || ')'
                from api_key k join team_member m on m.team_id = k.team_id and m.user_id = k.user_id
                join app_user u on u.id = k.user_id
                where k.team_id = :team and k.revoked_at is null and m.removed_at is null
            """;

    private final JdbcClient jdbc;

    BudgetSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The team, its boards, its people and their API keys, each by name. */
    List<NamedSubject> of(TeamId team) {
        return jdbc.sql("select scope, id, name from (" + ALL + ") s order by lower(name), id")
                .param("team", team.value())
                .query((row, number) -> new NamedSubject(
                        new BudgetSubject(BudgetScope.valueOf(row.getString("scope")), row.getObject("id", UUID.class)),
                        row.getString("name")))
                .list();
    }

    /** Whether it is one of the team's. */
    boolean has(TeamId team, BudgetSubject subject) {
        return jdbc.sql("select count(*) from (" + ALL + ") s where scope = :scope and id = :id")
                        .param("team", team.value())
                        .param("scope", subject.scope().name())
                        .param("id", subject.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
