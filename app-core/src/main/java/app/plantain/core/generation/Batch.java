package app.plantain.core.generation;

import app.plantain.core.gallery.BoardId;
import app.plantain.core.gallery.Recipe;
import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import app.plantain.core.prices.QuoteId;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.sql.Insert;
import app.plantain.core.sql.Together;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What somebody submitted at once: one request, and a job for each image of it. Only its place in the queue changes. */
@Entity
class Batch {

    static final Insert NEW = Insert.into(
            "batch",
            Insert.id("id"),
            Insert.id("team_id"),
            Insert.id("created_by"),
            Insert.text("source"),
            Insert.text("model"),
            Insert.text("vendor"),
            Insert.text("prompt"),
            Insert.text("aspect_ratio"),
            Insert.text("tier"),
            Insert.number("images"),
            Insert.text("policy"),
            Insert.id("quote_id"),
            Insert.id("price_rule_id"),
            Insert.id("api_key_id"),
            Insert.id("board_id"),
            Insert.text("priority"),
            Insert.time("created_at"),
            Insert.number("version"));

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID teamId;

    @Column(updatable = false)
    private UUID createdBy;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(updatable = false, columnDefinition = "batch_source")
    private BatchSource source;

    @Column(updatable = false)
    private String model;

    @Column(updatable = false)
    private @Nullable String vendor;

    @Column(updatable = false)
    private String prompt;

    @Column(updatable = false)
    private String aspectRatio;

    @Column(updatable = false, columnDefinition = "resolution_tier")
    private String tier;

    @Column(updatable = false, columnDefinition = "positive_integer")
    private int images;

    @Column(updatable = false)
    private @Nullable String policy;

    @Column(updatable = false)
    private @Nullable UUID quoteId;

    @Column(updatable = false)
    private @Nullable UUID priceRuleId;

    @Column(updatable = false)
    private @Nullable UUID apiKeyId;

    @Column(updatable = false)
    private @Nullable UUID boardId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(columnDefinition = "batch_priority")
    private Priority priority;

    private @Nullable Instant pausedAt;

    @Column(updatable = false)
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    protected Batch() {}

    Batch(Member member, BatchRequest request, Agreement agreement, Instant now) {
        this.id = TimeOrderedIds.next();
        this.teamId = member.team().value();
        this.createdBy = member.user().value();
        this.source = request.source();
        this.model = request.model().value();
        this.vendor = request.vendor().map(VendorId::value).orElse(null);
        this.prompt = request.prompt();
        this.aspectRatio = request.aspectRatio().toString();
        this.tier = request.tier().label();
        this.images = request.images();
        this.policy = request.policy().map(RoutingPolicy::text).orElse(null);
        this.quoteId = agreement.quote().map(QuoteId::value).orElse(null);
        this.priceRuleId = agreement.price().rule().value();
        this.apiKeyId = request.purpose().apiKey().orElse(null);
        this.boardId = request.purpose().board().map(BoardId::value).orElse(null);
        this.priority = request.priority();
        this.createdAt = now;
    }

    /** A new one becomes a row with what is written together. */
    void addTo(Together together) {
        together.add(
                NEW,
                id,
                teamId,
                createdBy,
                source.name(),
                model,
                vendor,
                prompt,
                aspectRatio,
                tier,
                images,
                policy,
                quoteId,
                priceRuleId,
                apiKeyId,
                boardId,
                priority.name(),
                createdAt.atOffset(ZoneOffset.UTC),
                0L);
    }

    BatchId id() {
        return new BatchId(id);
    }

    /** For whom it is made. */
    Member member() {
        return new Member(new TeamId(teamId), new UserId(createdBy));
    }

    ModelId model() {
        return new ModelId(model);
    }

    String prompt() {
        return prompt;
    }

    AspectRatio aspectRatio() {
        return AspectRatio.parse(aspectRatio);
    }

    ResolutionTier tier() {
        return ResolutionTier.parse(tier);
    }

    /** The promise that it is paid by; empty where it was today's price. */
    Optional<QuoteId> quote() {
        return Optional.ofNullable(quoteId).map(QuoteId::new);
    }

    Instant createdAt() {
        return createdAt;
    }

    Priority priority() {
        return priority;
    }

    boolean isPaused() {
        return pausedAt != null;
    }

    void pause(Instant now) {
        pausedAt = now;
    }

    void resume() {
        pausedAt = null;
    }

    void prioritise(Priority newPriority) {
        priority = newPriority;
    }

    /** Where its images are put. */
    Optional<BoardId> board() {
        return Optional.ofNullable(boardId).map(BoardId::new);
    }

    /** The same again, of some of its images; by a person, whoever asked for it first. */
    BatchRequest again(BatchSource newSource, int newImages, List<ReferenceId> references, Optional<VendorId> at) {
        var order = new ImageOrder(model(), prompt, aspectRatio(), tier(), newImages, references);
        var routing = at.isPresent()
                ? Routing.at(at)
                : new Routing(
                        Optional.ofNullable(vendor).map(VendorId::new),
                        Optional.ofNullable(policy).map(RoutingPolicy::parse));
        return new BatchRequest(newSource, order).with(priority).with(routing).with(Purpose.NONE.on(board()));
    }

    Recipe recipe(VendorId madeBy) {
        return new Recipe(madeBy, model(), prompt, aspectRatio(), tier());
    }
}
