package app.plantain.core.gallery;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BoardRepository extends Repository<Board, UUID> {

    Board save(Board board);

    Optional<Board> findByIdAndTeamId(UUID id, UUID teamId);

    boolean existsByIdAndTeamId(UUID id, UUID teamId);
}
