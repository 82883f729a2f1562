package app.plantain.web.ui.studio;

import app.plantain.core.budgets.BudgetExceeded;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Assets;
import app.plantain.core.gallery.Boards;
import app.plantain.core.gallery.References;
import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.BatchRequest;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.JobId;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.generation.RefusedRequest;
import app.plantain.core.identity.Member;
import app.plantain.core.prices.PriceBook;
import app.plantain.core.prices.Quotes;
import app.plantain.core.routing.Router;
import app.plantain.core.routing.Unserved;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.RoutingRules;
import app.plantain.web.ui.budgets.BudgetParts;
import app.plantain.web.ui.component.Lightbox;
import app.plantain.web.ui.gallery.Pictures;
import app.plantain.web.ui.jobs.JobParts;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.live.Changes;
import app.plantain.web.ui.live.LiveChanges;
import app.plantain.web.ui.live.Pulse;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@Route(value = "", layout = WorkspaceLayout.class)
@PageTitle("Studio · Plantain")
@PermitAll
class StudioView extends Div implements BeforeEnterObserver {

    private static final int RECENT_BATCHES = 8;

    private final transient Generation generation;
    private final transient Jobs jobs;
    private final transient Assets assets;
    private final transient References references;
    private final transient JobParts parts;
    private final transient BudgetParts budgets;
    private final transient Member member;
    private final transient Map<BatchId, BatchPanel> panels = new LinkedHashMap<>();
    private final Composer composer;
    private final Div standing = new Div();
    private final Div refusal = new Div();
    private final Div batches = new Div();
    private final Lightbox lightbox = new Lightbox();
    private final EmptyState empty = new EmptyState(
            Icons.SPARKLES,
            "Your first picture is a sentence away",
            "Describe what you want to see and press Generate. It appears here while it is made.");

    StudioView(
            CurrentMember current,
            Generation generation,
            Jobs jobs,
            Assets assets,
            References references,
            Router router,
            RoutingRules routing,
            PriceBook book,
            Quotes quotes,
            Boards boards,
            BudgetParts budgets,
            JobParts parts,
            LiveChanges live,
            Pulse pulse) {
        this.generation = generation;
        this.jobs = jobs;
        this.assets = assets;
        this.references = references;
        this.parts = parts;
        this.budgets = budgets;
        this.member = current.require();
        this.composer = new Composer(
                references,
                member,
                new RoutingWays(router, routing, member),
                book,
                quotes,
                generation.maxImages(),
                request -> generation.outlook(member, request),
                this::generate);
        composer.offer(boards.list(member.team()));
        addClassName("pl-studio");
        var title = new H1("Studio");
        title.addClassName("pl-hidden-text");
        var side = new Div(title, composer, refusal, standing);
        side.addClassName("pl-studio-side");
        batches.addClassName("pl-studio-batches");
        add(parts.pauseBanner(), side, batches, lightbox);
        live.follow(this, member, this::refresh);
        pulse.follow(this, this::look);
        jobs.recentBatches(member.team(), RECENT_BATCHES).forEach(this::panel);
        render();
        stand();
        showBudgets();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        parameters
                .getSingleParameter("job")
                .flatMap(StudioView::jobId)
                .flatMap(id -> jobs.find(member.team(), id))
                .ifPresent(composer::use);
        parameters
                .getSingleParameter("reference")
                .flatMap(StudioView::assetId)
                .flatMap(id -> references.addFromGallery(member, id))
                .ifPresent(composer::use);
    }

    private void generate(BatchRequest request) {
        refusal.removeAll();
        standing.setVisible(true);
        try {
            var batch = generation.submit(member, request);
            panel(batch);
            render();
            stand();
            showBudgets();
            bringIntoView(batch);
        } catch (RefusedRequest refused) {
            composer.refuse(refused.field(), text(refused));
        } catch (Unserved unserved) {
            composer.refuse(unserved.field(), text(unserved));
        } catch (BudgetExceeded exceeded) {
            refuse(budgets.refusal(member, exceeded));
        } catch (InsufficientCredits tooFew) {
            refuse(Notice.error("Not enough credits", text(tooFew)));
        }
    }

    /** It says more than what stands there otherwise; on a phone both are out of sight. */
    private void refuse(Notice notice) {
        standing.setVisible(false);
        refusal.add(notice);
        refusal.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    /** What is left of the budgets that count what is made here. */
    private void showBudgets() {
        standing.removeAll();
        budgets.standing(member).ifPresent(standing::add);
    }

    /** On a phone the batch is made below the composer, out of sight. */
    private void bringIntoView(BatchId batch) {
        var panel = panels.get(batch);
        if (panel != null) {
            panel.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
        }
    }

    private void refresh(Changes changes) {
        batchesOf(changes).forEach(batch -> {
            var panel = panels.get(batch);
            if (panel != null) {
                panel.show(jobs.ofBatch(member.team(), batch), parts.now());
            } else {
                panel(batch);
                render();
            }
        });
        stand();
        if (standing.getChildren().findAny().isPresent()) {
            showBudgets();
        }
    }

    /** A doubt becomes a person's to decide by time alone. */
    private void look() {
        panels.values().stream()
                .filter(BatchPanel::isInDoubt)
                .forEach(panel -> panel.show(jobs.ofBatch(member.team(), panel.batch()), parts.now()));
        stand();
    }

    /** Shows where the batches stand that wait. */
    private void stand() {
        var next = new HashMap<BatchId, JobView>();
        panels.forEach((batch, panel) -> panel.waiting().stream().findFirst().ifPresent(job -> next.put(batch, job)));
        var places = parts.places(member, next.values());
        panels.forEach((batch, panel) -> panel.showPlace(
                Optional.ofNullable(next.get(batch)).map(JobView::id).map(places::get)));
    }

    private Set<BatchId> batchesOf(Changes changes) {
        var concerned = new HashSet<>(changes.batches());
        if (changes.missed()) {
            concerned.addAll(panels.keySet());
            concerned.addAll(jobs.recentBatches(member.team(), RECENT_BATCHES));
        }
        return concerned;
    }

    private void panel(BatchId batch) {
        var content = jobs.ofBatch(member.team(), batch);
        if (!content.isEmpty() && !panels.containsKey(batch)) {
            panels.put(batch, new BatchPanel(content, parts.batchMenu(member), parts.now(), this::open));
        }
    }

    /** The newest batch on top. */
    private void render() {
        batches.removeAll();
        if (panels.isEmpty()) {
            batches.add(empty);
        }
        panels.values().stream()
                .sorted((one, other) ->
                        other.batch().toString().compareTo(one.batch().toString()))
                .forEach(batches::add);
    }

    private void open(JobView job) {
        if (job.asset().isEmpty()) {
            parts.dialog(member, job.id()).open();
            return;
        }
        var ids = jobs.ofBatch(member.team(), job.batch()).stream()
                .flatMap(one -> one.asset().stream())
                .toList();
        var images = assets.find(member.team(), ids).stream()
                .sorted((one, other) -> Integer.compare(ids.indexOf(one.id()), ids.indexOf(other.id())))
                .toList();
        List<Lightbox.Slide> slides = images.stream().map(Pictures::slide).toList();
        lightbox.open(slides, job.asset().get().toString());
    }

    private static Optional<JobId> jobId(String text) {
        try {
            return Optional.of(JobId.parse(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Optional<AssetId> assetId(String text) {
        try {
            return Optional.of(AssetId.parse(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String text(RuntimeException refused) {
        return Optional.ofNullable(refused.getMessage()).orElse("This cannot be made.");
    }
}
