package app.plantain.core.generation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BatchRepository extends Repository<Batch, UUID> {

    Batch save(Batch batch);

    Optional<Batch> findByIdAndTeamId(UUID id, UUID teamId);
}
