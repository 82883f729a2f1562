package app.plantain.web.account;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiKeyRepository extends Repository<ApiKey, UUID> {

    ApiKey saveAndFlush(ApiKey key);

    boolean existsBySecretHash(String secretHash);

    /** One row: the key's id, its team and its user; none where the key or the membership has ended. */
    @Query("""
            select k.id as id, k.teamId as teamId, k.userId as userId
            from ApiKey k join Membership m on m.key.teamId = k.teamId and m.key.userId = k.userId
            where k.secretHash = :secretHash and k.revokedAt is null and m.removedAt is null""")
    Optional<Owner> findOwner(String secretHash);

    @Query("""
            select k from ApiKey k
            where k.teamId = :team and k.userId = :user and k.revokedAt is null order by k.id desc""")
    List<ApiKey> open(UUID team, UUID user);

    @Query("""
            select k from ApiKey k
            where k.id = :id and k.teamId = :team and k.userId = :user and k.revokedAt is null""")
    Optional<ApiKey> findOpen(UUID id, UUID team, UUID user);

    /** Leaves the version alone: being used is no change that a person makes. */
    @Modifying
    @Query("""
            update ApiKey k set k.lastUsedAt = :now
            where k.id = :id and (k.lastUsedAt is null or k.lastUsedAt < :before)""")
    int markUsed(UUID id, Instant now, Instant before);

    @Modifying(flushAutomatically = true)
    @Query("""
            update versioned ApiKey k set k.revokedAt = :now
            where k.teamId = :team and k.userId = :user and k.revokedAt is null""")
    int revokeAll(UUID team, UUID user, Instant now);

    interface Owner {
        UUID getId();

        UUID getTeamId();

        UUID getUserId();

        default ApiCaller toCaller() {
            return new ApiCaller(new Member(new TeamId(getTeamId()), new UserId(getUserId())), getId());
        }
    }
}
