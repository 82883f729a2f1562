package app.plantain.core.gallery;

import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads images as the gallery shows them: always of one team, always a page at a time. */
@Repository
class GalleryRows {

    private static final String IMAGES = """
            select a.id, a.vendor, a.model, a.prompt, a.aspect_ratio, a.tier, a.created_at, u.name as created_by,
                   b.width, b.height, b.media_type, b.bytes
            from asset a join blob b on b.sha256 = a.sha256 join app_user u on u.id = a.created_by
            """;

    private final JdbcClient jdbc;

    GalleryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<GalleryImage> page(TeamId team, @Nullable UUID before, int limit) {
        var older = before == null ? "" : " and a.id < :before";
        var query = jdbc.sql(IMAGES + "where a.team_id = :team" + older + " order by a.id desc limit :limit")
                .param("team", team.value())
                .param("limit", limit);
        return (before == null ? query : query.param("before", before))
                .query(GalleryRows::image)
                .list();
    }

    Optional<GalleryImage> find(TeamId team, UUID asset) {
        return jdbc.sql(IMAGES + "where a.team_id = :team and a.id = :asset")
                .param("team", team.value())
                .param("asset", asset)
                .query(GalleryRows::image)
                .optional();
    }

    List<GalleryImage> find(TeamId team, List<UUID> assets) {
        return jdbc.sql(IMAGES + "where a.team_id = :team and a.id in (:assets)")
                .param("team", team.value())
                .param("assets", assets)
                .query(GalleryRows::image)
                .list();
    }

    /** The images of a board, last added first. */
    List<GalleryImage> onBoard(TeamId team, UUID board, int offset, int limit) {
        return jdbc.sql(IMAGES + """
                        join board_asset m on m.asset_id = a.id
                        where m.board_id = :board and m.team_id = :team
                        order by m.added_at desc, a.id desc limit :limit offset :offset""")
                .param("team", team.value())
                .param("board", board)
                .param("limit", limit)
                .param("offset", offset)
                .query(GalleryRows::image)
                .list();
    }

    private static GalleryImage image(ResultSet row, int number) throws SQLException {
        var recipe = new Recipe(
                new VendorId(row.getString("vendor")),
                new ModelId(row.getString("model")),
                row.getString("prompt"),
                AspectRatio.parse(row.getString("aspect_ratio")),
                ResolutionTier.parse(row.getString("tier")));
        return new GalleryImage(
                new AssetId(row.getObject("id", UUID.class)),
                recipe,
                new PixelSize(row.getInt("width"), row.getInt("height")),
                row.getString("media_type"),
                row.getLong("bytes"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                row.getString("created_by"));
    }
}
