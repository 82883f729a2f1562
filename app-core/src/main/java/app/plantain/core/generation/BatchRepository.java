package app.plantain.core.generation;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BatchRepository extends Repository<Batch, UUID> {

    Batch save(Batch batch);
}
