package app.plantain.core.generation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface JobRepository extends Repository<Job, UUID> {

    Job save(Job job);

    void flush();

    @Query("select j from Job j join fetch j.batch left join fetch j.attempts where j.id = ?1")
    Optional<Job> findById(UUID id);

    @Query("select j from Job j join fetch j.batch left join fetch j.attempts where j.id = ?1 and j.teamId = ?2")
    Optional<Job> findByIdAndTeamId(UUID id, UUID teamId);
}
