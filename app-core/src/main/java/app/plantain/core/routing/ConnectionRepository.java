package app.plantain.core.routing;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConnectionRepository extends Repository<VendorConnection, UUID> {

    VendorConnection save(VendorConnection connection);

    Optional<VendorConnection> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from VendorConnection c where c.id = ?1")
    Optional<VendorConnection> lockById(UUID id);

    VendorConnection saveAndFlush(VendorConnection connection);

    Optional<VendorConnection> findByName(String name);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from VendorConnection c where c.name = ?1")
    Optional<VendorConnection> lockByName(String name);

    List<VendorConnection> findAllByOrderByPriorityDescIdAsc();
}
