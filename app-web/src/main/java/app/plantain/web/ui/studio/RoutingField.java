package app.plantain.web.ui.studio;

import app.plantain.core.generation.JobView;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.Outlook;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies.Choice;
import app.plantain.core.routing.Verdict;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the images are to be made, for those who want to say so; and where they would go now. Folded at first. */
final class RoutingField extends Details {

    private final Select<Wish> choice = new Select<>();
    private final transient Ways ways;
    private transient Wish wished;
    private transient Outlook outlook = new Outlook(Optional.empty(), Map.of());

    /** What it needs to know. */
    interface Ways {

        /** The connections that are on. */
        List<Choice> connections();

        /** The team's own policy. */
        RoutingPolicy usual();

        /** What can be asked for by a policy. */
        List<ModelOffer> offers(RoutingPolicy policy);

        /** What can be asked of a vendor. */
        List<ModelOffer> offers(VendorId vendor);
    }

    /** @param change called when another wish is chosen */
    RoutingField(Ways ways, Runnable change) {
        this.ways = ways;
        addClassName("pl-routing");
        var connections = ways.connections();
        var wishes = Wish.among(connections, ways.usual());
        choice.setAriaLabel("Where the images are made");
        choice.setItems(wishes);
        choice.setItemLabelGenerator(Wish::title);
        choice.setItemEnabledProvider(wish -> obstacle(wish).isEmpty());
        choice.setRenderer(new ComponentRenderer<>(this::line));
        choice.setWidthFull();
        wished = wishes.getFirst();
        choice.setValue(wished);
        choice.addValueChangeListener(chosen -> Optional.ofNullable(chosen.getValue())
                .filter(wish -> !wish.equals(wished))
                .ifPresent(wish -> {
                    wished = wish;
                    summarize();
                    change.run();
                }));
        addOpenedChangeListener(_ -> summarize());
        add(choice);
        setVisible(connections.size() > 1);
        summarize();
    }

    /** What is chosen. */
    Wish wish() {
        return wished;
    }

    /** Chooses what a job was made by; where that is not there any more, what is usual. */
    void use(JobView job) {
        var wishes = choice.getListDataView().getItems().toList();
        choice.setValue(
                wishes.stream().filter(wish -> wish.isThatOf(job)).findFirst().orElse(wishes.getFirst()));
    }

    /** What can be asked for by what is chosen. */
    List<ModelOffer> offers() {
        var wish = wish();
        return wish.vendor()
                .map(this::offersOf)
                .orElseGet(() -> ways.offers(wish.policy().orElseGet(ways::usual)));
    }

    private List<ModelOffer> offersOf(VendorId vendor) {
        return ways.offers(vendor).stream()
                .map(offer -> new ModelOffer(
                        offer.model(),
                        offer.ways().stream()
                                .filter(way -> way.vendor().equals(vendor))
                                .toList(),
                        offer.referencesNote()))
                .filter(offer -> !offer.ways().isEmpty())
                .toList();
    }

    /** Shows where it would go now, and turns off where it cannot. A look anew makes the list forget what was chosen. */
    void show(Outlook now) {
        if (!now.equals(outlook)) {
            outlook = now;
            choice.getDataProvider().refreshAll();
            choice.setValue(wished);
            choice.setHelperText(now.forecast().orElse("No connection can make this now."));
        }
    }

    /** Folded, it says what is chosen. */
    private void summarize() {
        setSummaryText(isOpened() ? "Where it is made" : "Where it is made · " + wished.title());
    }

    /** A wish as it stands in the list, with the reason where it cannot be had now. */
    Div line(Wish wish) {
        var line = new Div(new Span(wish.title()));
        line.addClassName("pl-wish");
        obstacle(wish).ifPresent(verdict -> {
            var why = new Span(verdict.inWords());
            why.addClassName("pl-caption");
            line.add(why);
        });
        return line;
    }

    /** Why none of the connections that a wish leaves can make what is chosen beside it. */
    private Optional<Verdict> obstacle(Wish wish) {
        var obstacles = wish.connections().stream()
                .flatMap(id -> Optional.ofNullable(outlook.obstacles().get(id)).stream())
                .toList();
        return obstacles.size() == wish.connections().size()
                ? obstacles.stream().findFirst()
                : Optional.empty();
    }
}
