package app.plantain.web.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InvitationRepository extends Repository<Invitation, UUID> {

    Invitation saveAndFlush(Invitation invitation);

    Optional<Invitation> findByTokenHash(String tokenHash);

    Optional<Invitation> findByIdAndTeamId(UUID id, UUID teamId);

    @Query("""
            select new app.plantain.web.account.OpenInvitation(i.id, i.role, u.name, i.createdAt, i.expiresAt)
            from Invitation i join User u on u.id = i.invitedBy
            where i.teamId = :team and i.acceptedAt is null and i.revokedAt is null and i.expiresAt > :now
            order by i.id desc""")
    List<OpenInvitation> open(UUID team, Instant now);

    @Modifying(flushAutomatically = true)
    @Query("""
            update versioned Invitation i set i.revokedAt = :now
            where i.teamId = :team and i.invitedBy = :user and i.acceptedAt is null and i.revokedAt is null""")
    int revokeAll(UUID team, UUID user, Instant now);
}
