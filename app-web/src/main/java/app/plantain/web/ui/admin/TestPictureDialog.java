package app.plantain.web.ui.admin;

import app.plantain.core.provider.ImageFile;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.TestPicture.Offer;
import app.plantain.core.routing.TestPicture.Result;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Says what a test picture costs before it is made, and shows it, or why there is none. */
final class TestPictureDialog extends Dialog {

    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/webp");

    private final Div content = new Div();
    private final Button make = new Button();

    /** @param start begins the work; what comes of it is told by {@link #show} */
    TestPictureDialog(Connection connection, Optional<Offer> offer, Consumer<Offer> start) {
        super("Test picture of " + connection.name());
        content.addClassName("pl-stack");
        setWidth("min(560px, 92vw)");
        add(content);
        getFooter().add(new Button("Close", click -> close()), make);
        make.addThemeVariants(ButtonVariant.PRIMARY);
        offer.ifPresentOrElse(
                one -> {
                    content.add(
                            new Paragraph(
                                    "One real picture is made at the vendor, which bills it to our account. No team"
                                            + " pays for it, and it is kept nowhere."),
                            new Paragraph("%s. Price: %s.".formatted(one.inWords(), price(one))));
                    make.setText(
                            one.price().map(price -> "Make it for " + price).orElse("Make it"));
                    make.addClickListener(click -> {
                        make.setEnabled(false);
                        make.setText("Being made");
                        start.accept(one);
                    });
                },
                () -> {
                    content.add(new Paragraph("This connection makes no picture without references."));
                    make.setVisible(false);
                });
    }

    private static String price(Offer offer) {
        return offer.price().map(Object::toString).orElse("unknown, the vendor's own account will tell");
    }

    /** Shows what came of it. */
    void show(Result result) {
        content.removeAll();
        make.setVisible(false);
        switch (result) {
            case Result.Made(var image, var time, var cost) -> {
                content.add(new Paragraph("It came in %d s. Cost: %s."
                        .formatted(
                                Math.max(1, time.toSeconds()),
                                cost.map(Object::toString).orElse("unknown"))));
                content.add(SHOWN.contains(image.mediaType()) ? picture(image) : odd(image));
            }
            case Result.Failed(var _, var message, var maybeBilled) ->
                content.add(Notice.error(
                        "There is no picture",
                        message
                                + (maybeBilled
                                        ? " The vendor may have billed it all the same."
                                        : " It cost nothing.")));
        }
    }

    private static Image picture(ImageFile file) {
        var address = "data:%s;base64,%s"
                .formatted(file.mediaType(), Base64.getEncoder().encodeToString(file.bytes()));
        var image = new Image(address, "The test picture");
        image.setWidthFull();
        return image;
    }

    private static Paragraph odd(ImageFile file) {
        return new Paragraph("%,d bytes came, which are said to be “%s” and cannot be shown here."
                .formatted(file.bytes().length, file.mediaType()));
    }
}
