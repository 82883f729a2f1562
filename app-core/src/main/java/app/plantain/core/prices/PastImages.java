package app.plantain.core.prices;

import app.plantain.core.credits.Credits;
import app.plantain.core.identity.TeamId;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was bought, counted by the database: never more than a row for each kind of image of each team. */
@Repository
class PastImages {

    private final JdbcClient jdbc;

    PastImages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A team, and the group it is in now. */
    record Buyer(TeamId team, String name, Optional<TeamGroup> group) {}

    /**
     * Images of one kind.
     *
     * @param count how many
     * @param charged what all of them cost
     */
    record Bought(
            TeamId team,
            ModelId model,
            ResolutionTier tier,
            ResolutionTier delivered,
            int references,
            int count,
            Credits charged) {}

    /** The teams after this one, by their ids. */
    List<Buyer> buyersAfter(UUID last, int most) {
        return jdbc.sql("""
                        select t.id, t.name, g.name as price_group
                        from team t left join team_price_group g on g.team_id = t.id
                        where t.id > :last order by t.id limit :most""")
                .param("last", last)
                .param("most", most)
                .query((row, number) -> new Buyer(
                        new TeamId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("price_group")).map(TeamGroup::new)))
                .list();
    }

    /** The images that these teams paid for since then. */
    List<Bought> since(Instant since, Collection<TeamId> teams, Collection<ModelId> models) {
        return jdbc.sql("""
                        select team_id, model, tier, delivered_tier, reference_count, count(*) as images,
                            sum(charged) as charged
                        from (
                            select j.team_id, b.model, b.tier, j.delivered_tier, j.charged,
                                (select count(*) from batch_reference r where r.batch_id = b.id) as reference_count
                            from job j join batch b on b.id = j.batch_id
                            where j.team_id in (:teams) and b.model in (:models) and j.state = 'SUCCEEDED'
                                and j.created_at >= :since) images
                        group by team_id, model, tier, delivered_tier, reference_count""")
                .param("teams", teams.stream().map(TeamId::value).toList())
                .param("models", models.stream().map(ModelId::value).toList())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Bought(
                        new TeamId(row.getObject("team_id", UUID.class)),
                        new ModelId(row.getString("model")),
                        ResolutionTier.parse(row.getString("tier")),
                        ResolutionTier.parse(row.getString("delivered_tier")),
                        row.getInt("reference_count"),
                        row.getInt("images"),
                        new Credits(row.getLong("charged"))))
                .list();
    }
}
