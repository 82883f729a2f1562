package app.plantain.core.gallery;

import app.plantain.core.identity.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the neighbours of an image on a board, in the order in which {@link Boards#images} lists them. */
@Service
public class BoardPlaces {

    private final GalleryRows gallery;
    private final JdbcClient jdbc;

    BoardPlaces(GalleryRows gallery, JdbcClient jdbc) {
        this.gallery = gallery;
        this.jdbc = jdbc;
    }

    private record Neighbours(int number, Optional<AssetId> previous, Optional<AssetId> next) {}

    /** Where the image stands; empty where it is not on that board of the team. */
    @Transactional(readOnly = true)
    public Optional<BoardPlace> find(TeamId team, BoardId board, AssetId asset) {
        return neighbours(team, board, asset)
                .flatMap(found -> gallery.find(team, asset.value())
                        .map(image -> new BoardPlace(image, found.number(), found.previous(), found.next())));
    }

    private Optional<Neighbours> neighbours(TeamId team, BoardId board, AssetId asset) {
        return jdbc.sql("""
                        select place, previous, following from (
                            select m.asset_id,
                                   row_number() over (order by m.added_at desc, m.asset_id desc) as place,
                                   lag(m.asset_id) over (order by m.added_at desc, m.asset_id desc) as previous,
                                   lead(m.asset_id) over (order by m.added_at desc, m.asset_id desc) as following
                            from board_asset m where m.board_id = :board and m.team_id = :team) as places
                        where asset_id = :asset""")
                .param("board", board.value())
                .param("team", team.value())
                .param("asset", asset.value())
                .query((row, number) ->
                        new Neighbours(row.getInt("place"), asset(row, "previous"), asset(row, "following")))
                .optional();
    }

    private static Optional<AssetId> asset(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(AssetId::new);
    }
}
