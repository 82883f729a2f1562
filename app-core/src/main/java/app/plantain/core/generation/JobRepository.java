package app.plantain.core.generation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface JobRepository extends Repository<Job, UUID> {

    void flush();

    @Query("select j from Job j join fetch j.batch left join fetch j.attempts where j.id = ?1")
    Optional<Job> findById(UUID id);

    @Query("select j.id from Job j where j.batch.id = ?1 and j.teamId = ?2 and j.finishedAt is null order by j.id")
    List<UUID> findOpen(UUID batchId, UUID teamId);

    @Query("select j.retryOf from Job j where j.retryOf in ?1")
    Set<UUID> findRetried(Collection<UUID> ids);

    /** How to ask for one, Hibernate remembers; for several it makes the statement anew each time. */
    default List<Job> findByIds(Collection<UUID> ids) {
        return ids.size() == 1 ? findById(ids.iterator().next()).stream().toList() : findSeveral(ids);
    }

    @Query("select j from Job j join fetch j.batch left join fetch j.attempts where j.id in ?1")
    List<Job> findSeveral(Collection<UUID> ids);

    @Query("select j from Job j join fetch j.batch left join fetch j.attempts where j.id = ?1 and j.teamId = ?2")
    Optional<Job> findByIdAndTeamId(UUID id, UUID teamId);
}
