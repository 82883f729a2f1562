package app.plantain.web.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MembershipRepository extends Repository<Membership, MembershipKey> {

    Membership saveAndFlush(Membership membership);

    Optional<Membership> findById(MembershipKey key);

    @Query("""
            select new app.plantain.web.account.MyTeam(t.id, t.name, m.role)
            from Membership m join Team t on t.id = m.key.teamId
            where m.key.userId = :user and m.removedAt is null order by t.id""")
    List<MyTeam> teamsOf(UUID user);

    @Query("""
            select new app.plantain.web.account.TeamMember(u.id, u.name, u.email, m.role, m.joinedAt)
            from Membership m join User u on u.id = m.key.userId
            where m.key.teamId = :team and m.removedAt is null order by lower(u.name), u.id""")
    List<TeamMember> membersOf(UUID team);

    @Query("""
            select count(m) from Membership m
            where m.key.teamId = :team and m.removedAt is null and m.role = app.plantain.web.account.Role.OWNER""")
    long owners(UUID team);
}
