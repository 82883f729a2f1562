package app.plantain.core.routing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ConnectionRepository extends Repository<VendorConnection, UUID> {

    VendorConnection save(VendorConnection connection);

    Optional<VendorConnection> findById(UUID id);

    Optional<VendorConnection> findByName(String name);

    List<VendorConnection> findAllByOrderByPriorityDescIdAsc();

    List<VendorConnection> findByEnabledTrueOrderByPriorityDescIdAsc();
}
