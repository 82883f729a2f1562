package app.plantain.core.gallery;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ReferenceRepository extends Repository<ReferenceImage, UUID> {

    ReferenceImage save(ReferenceImage reference);
}
