package app.plantain.web.account;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TeamRepository extends Repository<Team, UUID> {

    Team saveAndFlush(Team team);

    Optional<Team> findById(UUID id);

    /** Puts changes of a team's membership in order, so that two owners cannot both be the last but one to go. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Team t where t.id = :id")
    Optional<Team> lock(UUID id);

    @Query("""
            select new app.plantain.web.account.TeamSummary(t.id, t.name, count(m.key.userId), t.createdAt)
            from Team t left join Membership m on m.key.teamId = t.id and m.removedAt is null
            group by t.id, t.name, t.createdAt order by t.id""")
    List<TeamSummary> summaries();
}
