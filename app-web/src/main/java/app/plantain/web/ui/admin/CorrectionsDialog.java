package app.plantain.web.ui.admin;

import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.ModelId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.Corrections;
import app.plantain.core.routing.Corrections.Correction;
import app.plantain.core.routing.WrongEntry;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Corrects what a connection can do, where its adapter knows less than the administrator. */
final class CorrectionsDialog extends Dialog {

    private final Map<ModelId, CorrectionFields> models = new LinkedHashMap<>();
    private final Div refusal = new Div();
    private final transient Consumer<Corrections> correct;

    /**
     * @param said what the adapter says
     * @param correct called with what is otherwise; throws {@link WrongEntry} where it cannot be
     */
    CorrectionsDialog(Connection connection, List<Capabilities> said, Consumer<Corrections> correct) {
        super("What %s can do".formatted(connection.name()));
        this.correct = correct;
        var note =
                new Paragraph("Jobs, the Studio and the API go by it from now on. What you leave as it is follows the"
                        + " adapter. What a vendor does not make after all is measured, and costs less.");
        note.addClassName("pl-quiet");
        var form = new Div(note);
        form.addClassName("pl-stack");
        var folds = new Div();
        folds.addClassName("pl-connection-folds");
        var corrections = connection.corrections().byModel();
        said.stream().map(Capabilities::model).distinct().sorted().forEach(model -> {
            var ofModel = said.stream().filter(one -> one.model().equals(model)).toList();
            var fields = new CorrectionFields(model, ofModel, Optional.ofNullable(corrections.get(model)));
            models.put(model, fields);
            folds.add(fields);
        });
        form.add(folds, refusal);
        models.forEach((model, fields) -> fields.setOpened(models.size() == 1 || corrections.containsKey(model)));
        var save = new Button("Save", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var back = new Button("As the adapter says", click -> send(Corrections.NONE));
        back.setVisible(!corrections.isEmpty());
        setWidth("min(600px, 92vw)");
        add(form);
        getFooter().add(back, new Button("Cancel", click -> close()), save);
    }

    private void save() {
        var read = new TreeMap<ModelId, Correction>();
        models.forEach((model, fields) -> fields.read().ifPresent(correction -> read.put(model, correction)));
        if (read.size() == models.size()) {
            send(new Corrections(read));
        }
    }

    private void send(Corrections corrections) {
        refusal.removeAll();
        try {
            correct.accept(corrections);
            close();
        } catch (WrongEntry wrong) {
            refusal.add(Notice.error("This cannot be used", wrong.getMessage() + "."));
            refusal.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
        }
    }
}
