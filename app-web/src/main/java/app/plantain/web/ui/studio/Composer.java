package app.plantain.web.ui.studio;

import app.plantain.core.credits.Credits;
import app.plantain.core.gallery.BoardOverview;
import app.plantain.core.gallery.ReferenceId;
import app.plantain.core.gallery.References;
import app.plantain.core.gallery.UnacceptableImage;
import app.plantain.core.generation.BatchRequest;
import app.plantain.core.generation.BatchSource;
import app.plantain.core.generation.ImageOrder;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Purpose;
import app.plantain.core.generation.Routing;
import app.plantain.core.identity.Member;
import app.plantain.core.prices.PriceBook;
import app.plantain.core.prices.Quotes;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.Outlook;
import app.plantain.web.ui.component.ReferenceDropzone;
import app.plantain.web.ui.component.ReferenceDropzone.Reference;
import app.plantain.web.ui.component.ReferenceIntake;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.ShortcutEvent;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The form in which a picture is asked for. It offers only what some connection can do, and says what it costs. */
final class Composer extends Div {

    private final transient References references;
    private final transient Member member;
    private final transient Function<BatchRequest, Outlook> outlook;
    private final transient Consumer<BatchRequest> generate;
    private final RoutingField routing;
    private final TextArea prompt = new TextArea("Prompt");
    private final Select<ModelOffer> model = new Select<>();
    private final RadioButtonGroup<AspectRatio> ratio = new RadioButtonGroup<>("Aspect ratio");
    private final RadioButtonGroup<ResolutionTier> tier = new RadioButtonGroup<>("Resolution · credits an image");
    private final IntegerField images = new IntegerField("Images");
    private final transient OffChoices<AspectRatio> ratios = new OffChoices<>(ratio, this::whyNot);
    private final transient OffChoices<ResolutionTier> tiers = new OffChoices<>(tier, this::whyNot);
    private final Select<BoardOverview> board = new Select<>();
    private final ReferenceDropzone dropzone;
    private final Span referencesNote = new Span();
    private final PriceTag price;
    private final Span sandbox = new Span("Sandbox: nothing is bought.");
    private final Button submit = new Button("Generate", Icons.SPARKLES.create());

    Composer(
            References references,
            Member member,
            RoutingField.Ways ways,
            PriceBook book,
            Quotes quotes,
            int maxImages,
            Function<BatchRequest, Outlook> outlook,
            Consumer<BatchRequest> generate) {
        this.references = references;
        this.member = member;
        this.price = new PriceTag(book, quotes, member);
        this.outlook = outlook;
        this.generate = generate;
        this.routing = new RoutingField(ways, this::offer);
        this.dropzone = new ReferenceDropzone(this::take);
        dropzone.addChangeListener(change -> {
            showReferencesNote();
            refresh();
            showPrice();
        });
        addClassName("pl-composer");
        buildPrompt();
        buildModel();
        buildChoices(maxImages);
        buildBoard();
        buildSubmit();
        var referencesLabel = new Span("References");
        referencesLabel.addClassName("pl-composer-label");
        referencesNote.addClassName("pl-caption");
        referencesNote.getElement().setAttribute("aria-live", "polite");
        var fields = new Div(
                prompt, new Div(referencesLabel, dropzone, referencesNote), model, ratio, tier, images, board, routing);
        fields.addClassName("pl-composer-fields");
        add(fields, foot());
        offer();
    }

    /** Says what is wrong with a part of the form. */
    void refuse(String field, String message) {
        switch (field) {
            case "prompt" -> {
                mark(prompt, message);
                prompt.focus();
            }
            case "images" -> mark(images, message);
            case "tier" -> mark(tier, message);
            case "aspectRatio" -> mark(ratio, message);
            case "references" -> referencesNote.setText(message);
            case "quote" -> price.refuse();
            case "board" -> mark(board, message);
            default -> mark(model, message);
        }
    }

    /** Offers to put the images on one of these boards. */
    void offer(List<BoardOverview> boards) {
        board.setItems(boards);
        board.setVisible(!boards.isEmpty());
    }

    /** Fills in what a job was made from. */
    void use(JobView job) {
        prompt.setValue(job.prompt());
        routing.use(job);
        model.getListDataView()
                .getItems()
                .filter(offer -> offer.model().equals(job.model()))
                .findFirst()
                .ifPresent(model::setValue);
        tiers.choose(job.tier());
        ratios.choose(job.aspectRatio());
        prompt.focus();
    }

    /** Adds a reference that is stored already. */
    void use(ReferenceId reference) {
        dropzone.setReferences(List.of(new Reference(reference.toString(), thumbnail(reference), "From the gallery")));
        refresh();
        showPrice();
        prompt.focus();
    }

    private void buildPrompt() {
        prompt.setPlaceholder("Describe the picture you want to see");
        prompt.setMinRows(4);
        prompt.setMaxRows(14);
        prompt.setWidthFull();
        prompt.setAutofocus(true);
        prompt.setValueChangeMode(ValueChangeMode.LAZY);
        prompt.addValueChangeListener(change -> prompt.setInvalid(false));
        Shortcuts.addShortcutListener(this, (ShortcutEvent pressed) -> prompt.focus(), Key.SLASH);
    }

    private void buildModel() {
        model.setLabel("Model");
        model.setItemLabelGenerator(offer -> offer.model().value());
        model.setRenderer(new ComponentRenderer<>(this::offerLine));
        model.setWidthFull();
        model.addValueChangeListener(
                change -> Optional.ofNullable(change.getValue()).ifPresent(this::offer));
    }

    /** Offers the models that can be made where it is wished; the one that is chosen stays if it is among them. */
    private void offer() {
        var chosen = offered().map(ModelOffer::model);
        var offers = routing.offers();
        model.setItems(offers);
        offers.stream()
                .filter(one -> chosen.filter(one.model()::equals).isPresent())
                .findFirst()
                .or(() -> offers.stream().findFirst())
                .ifPresent(model::setValue);
    }

    private Div offerLine(ModelOffer offer) {
        var from = pricesOf(offer).values().stream().min(Credits::compareTo);
        var name = new Span(offer.model().value());
        var cost =
                new Span(from.map(least -> "from %s credits".formatted(least)).orElse("not sold"));
        cost.addClassName("pl-caption");
        var line = new Div(name, cost);
        line.addClassName("pl-offer");
        return line;
    }

    private void buildChoices(int maxImages) {
        ratio.addClassNames("pl-choices", "pl-ratios");
        ratio.setRenderer(new ComponentRenderer<>(Composer::ratioShape));
        tier.addClassName("pl-choices");
        tier.setRenderer(new ComponentRenderer<>(this::tierLine));
        ratio.addValueChangeListener(change -> {
            ratio.setInvalid(false);
            look();
        });
        tier.addValueChangeListener(change -> {
            tier.setInvalid(false);
            ratios.refresh();
            showPrice();
            look();
        });
        images.setMin(1);
        images.setMax(maxImages);
        images.setValue(1);
        images.setStepButtonsVisible(true);
        images.setValueChangeMode(ValueChangeMode.EAGER);
        images.setManualValidation(true);
        images.addValueChangeListener(change -> {
            images.setInvalid(false);
            showPrice();
        });
    }

    private static Div ratioShape(AspectRatio one) {
        var shape = new Span();
        shape.addClassName("pl-ratio-shape");
        shape.getStyle().set("aspect-ratio", one.width() + " / " + one.height());
        shape.getElement().setAttribute(one.width() >= one.height() ? "data-wide" : "data-tall", true);
        var choice = new Div(shape, new Span(one.toString()));
        choice.addClassName("pl-ratio");
        return choice;
    }

    private Div tierLine(ResolutionTier one) {
        var cost = new Span(priceOf(one).map(CreditText::brief).orElse("–"));
        cost.addClassName("pl-caption");
        var choice = new Div(new Span(one.label()), cost);
        choice.addClassName("pl-tier");
        return choice;
    }

    private void buildBoard() {
        board.setLabel("Put on a board");
        board.setEmptySelectionAllowed(true);
        board.setEmptySelectionCaption("No board");
        board.setItemLabelGenerator(one -> one == null ? "No board" : one.name());
        board.setWidthFull();
        board.setVisible(false);
        board.addValueChangeListener(change -> board.setInvalid(false));
    }

    private void buildSubmit() {
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setDisableOnClick(false);
        submit.addClickListener(click -> submit());
        submit.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this);
        submit.getElement().setAttribute("title", "Ctrl + Enter");
    }

    private Div foot() {
        sandbox.addClassName("pl-caption");
        var foot = new Div(new Div(price, sandbox), submit);
        foot.addClassName("pl-composer-foot");
        return foot;
    }

    /** Another model can do other things; what it cannot do is not left chosen. */
    private void offer(ModelOffer offer) {
        model.setInvalid(false);
        var chosenRatio = ratio.getValue();
        var chosenTier = tier.getValue();
        ratio.setItems(offer.aspectRatios());
        tier.setItems(Stream.concat(offer.tiers().stream(), pricesOf(offer).keySet().stream())
                .distinct()
                .sorted()
                .toList());
        tiers.choose(chosenTier == null ? ResolutionTier.ONE_K : chosenTier);
        ratios.choose(chosenRatio == null ? AspectRatio.SQUARE : chosenRatio);
        refresh();
        dropzone.setMost(offer.maxReferences());
        showReferencesNote();
        sandbox.setVisible(offer.sandbox());
        showPrice();
        look();
    }

    /** What can be chosen depends on what is chosen beside it. */
    private void refresh() {
        tiers.refresh();
        ratios.refresh();
        look();
    }

    /** Where it would be made as it stands. */
    private void look() {
        if (routing.isVisible()) {
            wanted().map(outlook).ifPresent(routing::show);
        }
    }

    private Optional<String> whyNot(ResolutionTier one) {
        return offered()
                .flatMap(offer -> pricesOf(offer).containsKey(one)
                        ? offer.whyNot(one, dropzone.getReferences().size())
                        : Optional.of("not sold"));
    }

    private Optional<String> whyNot(AspectRatio one) {
        return offered()
                .flatMap(offer -> Optional.ofNullable(tier.getValue())
                        .flatMap(chosen -> offer.whyNot(
                                one, chosen, dropzone.getReferences().size())));
    }

    private Optional<ModelOffer> offered() {
        return Optional.ofNullable(model.getValue());
    }

    private void showReferencesNote() {
        referencesNote.setText(offered().flatMap(ModelOffer::referencesNote).orElse(""));
    }

    private void showPrice() {
        var offer = offered();
        var chosen = tier.getValue();
        if (offer.isEmpty() || chosen == null) {
            price.clear();
            return;
        }
        var number = images.getValue();
        var possible = number != null && number > 0 && number <= images.getMax();
        price.show(
                offer.get().model(),
                chosen,
                dropzone.getReferences().size(),
                possible ? OptionalInt.of(number) : OptionalInt.empty());
    }

    private Map<ResolutionTier, Credits> pricesOf(ModelOffer offer) {
        return price.prices(offer.model(), dropzone.getReferences().size());
    }

    private Optional<Credits> priceOf(ResolutionTier one) {
        return Optional.ofNullable(model.getValue())
                .flatMap(offer -> Optional.ofNullable(pricesOf(offer).get(one)));
    }

    private void submit() {
        if (model.getValue() == null || ratio.getValue() == null || tier.getValue() == null) {
            refuse("model", "No vendor is connected. Ask an administrator to turn a connection on.");
            return;
        }
        if (images.getValue() == null) {
            refuse("images", "Write how many images you want.");
            return;
        }
        wanted().ifPresent(request -> {
            if (price.isPriced()) {
                price.confirmed().ifPresentOrElse(quote -> generate.accept(request.by(quote.id())), this::refresh);
            } else {
                generate.accept(request);
            }
        });
    }

    /** What the form says; empty while something is not chosen. */
    private Optional<BatchRequest> wanted() {
        if (model.getValue() == null || ratio.getValue() == null || tier.getValue() == null) {
            return Optional.empty();
        }
        var wish = routing.wish();
        var order = new ImageOrder(
                model.getValue().model(),
                prompt.getValue().strip(),
                ratio.getValue(),
                tier.getValue(),
                Optional.ofNullable(images.getValue()).orElse(1),
                dropzone.getReferences().stream().map(ReferenceId::parse).toList());
        var request = new BatchRequest(BatchSource.STUDIO, order).with(new Routing(wish.vendor(), wish.policy()));
        return Optional.of(request.with(
                Purpose.NONE.on(Optional.ofNullable(board.getValue()).map(BoardOverview::id))));
    }

    private ReferenceIntake.Answer take(String fileName, InputStream bytes) throws IOException {
        try {
            var limit = Math.toIntExact(References.MAX_BYTES) + 1;
            var id = references.add(member, fileName, bytes.readNBytes(limit));
            return new ReferenceIntake.Kept(id.toString(), thumbnail(id));
        } catch (UnacceptableImage refused) {
            return new ReferenceIntake.Refused(
                    Optional.ofNullable(refused.getMessage()).orElse("This picture cannot be used."));
        }
    }

    private static String thumbnail(ReferenceId id) {
        return "media/references/" + id + "/thumbnail";
    }

    private static void mark(HasValidation field, String message) {
        field.setErrorMessage(message);
        field.setInvalid(true);
    }
}
