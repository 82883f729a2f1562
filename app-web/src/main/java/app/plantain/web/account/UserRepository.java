package app.plantain.web.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface UserRepository extends Repository<User, UUID> {

    User saveAndFlush(User user);

    Optional<User> findById(UUID id);

    Optional<User> findByEmail(String email);
}
