package app.plantain.core.gallery;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.sql.Together;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The boards of a team. */
@Service
public class Boards {

    private static final String OVERVIEW = """
            select b.id, b.name, b.created_at,
                   (select count(*) from board_asset m where m.board_id = b.id) as images,
                   (select m.asset_id from board_asset m where m.board_id = b.id
                    order by m.added_at desc, m.asset_id desc limit 1) as cover,
                   (select count(*) from share_link l where l.board_id = b.id
                    and l.revoked_at is null and l.expires_at > :now) as links
            from board b where b.team_id = :team
            """;

    private final BoardRepository repository;
    private final GalleryRows gallery;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Boards(BoardRepository repository, GalleryRows gallery, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.gallery = gallery;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Names a board.
     *
     * @throws IllegalArgumentException with a text for the user, where the name is empty or too long
     */
    @Transactional
    public BoardId create(Member member, String name) {
        return repository.save(new Board(member, name, now())).id();
    }

    /**
     * Names a board.
     *
     * @throws IllegalArgumentException with a text for the user, where the name is empty or too long
     */
    @Transactional
    public void rename(Member member, BoardId id, String name) {
        require(member.team(), id).rename(name);
    }

    /** Deletes the board and its share links. The images stay in the gallery. */
    @Transactional
    public void delete(Member member, BoardId id) {
        var board = require(member.team(), id);
        jdbc.sql("delete from share_link where board_id = ?").param(id.value()).update();
        jdbc.sql("delete from board_asset where board_id = ?").param(id.value()).update();
        jdbc.sql("delete from board where id = ? and team_id = ?")
                .params(id.value(), member.team().value())
                .update();
        audit.record(member.user(), member.team(), "board.delete", board.name(), "The images stay in the gallery");
    }

    /** The team's boards, newest first. */
    @Transactional(readOnly = true)
    public List<BoardOverview> list(TeamId team) {
        return jdbc.sql(OVERVIEW + "order by b.id desc")
                .param("team", team.value())
                .param("now", OffsetDateTime.now(clock))
                .query(Boards::overview)
                .list();
    }

    /** One of the team's boards, empty where it has no such one. */
    @Transactional(readOnly = true)
    public Optional<BoardOverview> find(TeamId team, BoardId id) {
        return jdbc.sql(OVERVIEW + "and b.id = :id")
                .param("team", team.value())
                .param("now", OffsetDateTime.now(clock))
                .param("id", id.value())
                .query(Boards::overview)
                .optional();
    }

    /** Puts images of the team on a board; those that are there already stay. */
    @Transactional
    public void add(Member member, BoardId id, Collection<AssetId> assets) {
        require(member.team(), id);
        var now = now();
        assets.forEach(asset -> insert(member.team(), id, new Placement(asset, now)));
    }

    /** Puts a new image on a board, with what else is written together; does nothing where the team has no such board. */
    public void put(Together together, Member member, BoardId id, AssetId asset) {
        together.add(
                """
                insert into board_asset (board_id, asset_id, team_id, added_at)
                select id, cast(? as uuid), team_id, cast(? as timestamp with time zone) from board
                where id = ? and team_id = ? on conflict do nothing""",
                asset.value(),
                now().atOffset(ZoneOffset.UTC),
                id.value(),
                member.team().value());
    }

    /** Whether the team has such a board. */
    @Transactional(readOnly = true)
    public boolean has(TeamId team, BoardId id) {
        return repository.existsByIdAndTeamId(id.value(), team.value());
    }

    /**
     * Takes images off a board. They stay in the gallery.
     *
     * @return the places they had, for {@link #putBack}; without those that were not there
     */
    @Transactional
    public List<Placement> remove(Member member, BoardId id, Collection<AssetId> assets) {
        require(member.team(), id);
        return assets.stream()
                .flatMap(asset -> takeOff(member.team(), id, asset).stream())
                .toList();
    }

    /** Puts images back where they were; those that are there again already stay. */
    @Transactional
    public void putBack(Member member, BoardId id, Collection<Placement> places) {
        require(member.team(), id);
        places.forEach(place -> insert(member.team(), id, place));
    }

    private Optional<Placement> takeOff(TeamId team, BoardId id, AssetId asset) {
        var place = jdbc.sql("select added_at from board_asset where board_id = ? and asset_id = ? and team_id = ?")
                .params(id.value(), asset.value(), team.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(addedAt -> new Placement(asset, addedAt.toInstant()));
        jdbc.sql("delete from board_asset where board_id = ? and asset_id = ? and team_id = ?")
                .params(id.value(), asset.value(), team.value())
                .update();
        return place;
    }

    private void insert(TeamId team, BoardId id, Placement place) {
        jdbc.sql("""
                insert into board_asset (board_id, asset_id, team_id, added_at)
                values (?, ?, ?, ?) on conflict do nothing""")
                .params(
                        id.value(),
                        place.asset().value(),
                        team.value(),
                        place.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A page of a board of the team, last added first; empty where the team has no such board. */
    @Transactional(readOnly = true)
    public List<GalleryImage> images(TeamId team, BoardId id, int offset, int limit) {
        return gallery.onBoard(team, id.value(), offset, limit);
    }

    private Board require(TeamId team, BoardId id) {
        return repository
                .findByIdAndTeamId(id.value(), team.value())
                .orElseThrow(() -> new NoSuchElementException("This board is gone. Go back to all boards."));
    }

    private static BoardOverview overview(ResultSet row, int number) throws SQLException {
        return new BoardOverview(
                new BoardId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                row.getInt("images"),
                Optional.ofNullable(row.getObject("cover", UUID.class)).map(AssetId::new),
                row.getInt("links"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
