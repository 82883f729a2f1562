package app.plantain.core.gallery;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AssetRepository extends Repository<Asset, UUID> {

    Asset save(Asset asset);
}
