package app.plantain.web.ui.admin;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import app.plantain.core.prices.TeamGroup;
import app.plantain.core.prices.TeamGroups;
import app.plantain.web.account.TeamSummary;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a team into a group, which is made by naming it, or takes it out of its group. */
final class TeamGroupDialog extends Dialog {

    private final transient TeamGroups groups;
    private final UserId by;
    private final transient Runnable changed;
    private final ComboBox<TeamSummary> team = new ComboBox<>("Team");
    private final TextField group = new TextField("Group");

    TeamGroupDialog(
            TeamGroups groups,
            List<TeamSummary> teams,
            Map<TeamId, TeamGroup> known,
            List<TeamGroup> names,
            UserId by,
            Runnable changed) {
        super("Group a team");
        this.groups = groups;
        this.by = by;
        this.changed = changed;
        team.setItems(teams);
        team.setItemLabelGenerator(TeamSummary::name);
        team.setWidthFull();
        team.addValueChangeListener(change -> group.setValue(Optional.ofNullable(change.getValue())
                .flatMap(chosen -> Optional.ofNullable(known.get(chosen.id())))
                .map(TeamGroup::name)
                .orElse("")));
        group.setHelperText(
                names.isEmpty()
                        ? "Any name makes a group. Empty for the prices of all teams."
                        : "There are: %s. Another name makes a new group; empty is for the prices of all teams."
                                .formatted(names.stream().map(TeamGroup::name).collect(Collectors.joining(", "))));
        group.setMaxLength(TeamGroup.LONGEST_NAME);
        group.setManualValidation(true);
        group.setWidthFull();
        var note = new Paragraph("It counts for what is ordered from now on. Quotes that were given hold.");
        note.addClassName("pl-quiet");
        var content = new Div(note, team, group);
        content.addClassName("pl-stack");
        setWidth("min(460px, 92vw)");
        add(content);
        var save = new Button("Save", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    private void save() {
        var chosen = team.getValue();
        if (chosen == null) {
            team.setErrorMessage("Choose a team.");
            team.setInvalid(true);
            return;
        }
        CheckedField.read(group, TeamGroupDialog::named).ifPresent(name -> {
            groups.put(chosen.id(), name, by);
            close();
            changed.run();
        });
    }

    private static Optional<TeamGroup> named(String text) {
        return Optional.of(text.strip()).filter(name -> !name.isEmpty()).map(TeamGroup::new);
    }
}
