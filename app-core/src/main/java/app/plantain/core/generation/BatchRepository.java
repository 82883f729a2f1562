package app.plantain.core.generation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BatchRepository extends Repository<Batch, UUID> {

    Optional<Batch> findByIdAndTeamId(UUID id, UUID teamId);
}
