package app.plantain.web.ui.admin;

import app.plantain.core.generation.EngineControl;
import app.plantain.core.identity.UserId;
import app.plantain.web.ui.live.EngineSwitch;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.StateBadge;
import app.plantain.web.ui.part.TimeText;
import app.plantain.web.ui.part.Tone;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Optional;

/** The switch for all jobs of all teams. */
final class EngineCard extends Div {

    private final transient EngineControl control;
    private final transient EngineSwitch engine;
    private final UserId by;
    private final StateBadge badge = new StateBadge(Icons.PLAY, "", Tone.LEAF);
    private final Paragraph words = new Paragraph();
    private final Button turn = new Button();
    private transient Optional<Instant> pausedSince = Optional.empty();

    EngineCard(EngineControl control, EngineSwitch engine, UserId by) {
        this.control = control;
        this.engine = engine;
        this.by = by;
        addClassNames("pl-card", "pl-row", "pl-engine");
        words.addClassName("pl-quiet");
        turn.addClickListener(click -> turn());
        var head = new Div(new H2("All jobs"), badge);
        head.addClassName("pl-row");
        var text = new Div(head, words);
        text.addClassNames("pl-fill", "pl-stack", "pl-stack-tight", "pl-engine-words");
        add(text, turn);
        engine.look();
        show(engine.pausedSince());
    }

    /** Shows what another administrator did meanwhile. */
    void look() {
        if (!engine.pausedSince().equals(pausedSince)) {
            show(engine.pausedSince());
        }
    }

    private void show(Optional<Instant> since) {
        pausedSince = since;
        words.removeAll();
        turn.setText(since.isPresent() ? "Resume all" : "Pause all");
        turn.setIcon(since.isPresent() ? Icons.PLAY.create() : Icons.PAUSE.create());
        since.ifPresentOrElse(
                at -> {
                    badge.show(Icons.PAUSE, "Paused", Tone.RIPE);
                    words.add(
                            new Span("No job goes out since "),
                            TimeText.minute(at),
                            new Span(". What runs at vendors goes on; everybody is told in the studio."));
                },
                () -> {
                    badge.show(Icons.PLAY, "Going out", Tone.LEAF);
                    words.add(new Span("Jobs of all teams go out when it is their turn."));
                });
    }

    private void turn() {
        if (pausedSince.isPresent()) {
            control.resume(by);
            engine.look();
            look();
            return;
        }
        var dialog = new ConfirmDialog(
                "Pause all jobs?",
                "Nothing more goes to any vendor, for all teams, until an administrator resumes it. What runs goes on"
                        + " and is delivered; nothing is lost.",
                "Pause all",
                confirmed -> {
                    control.pause(by);
                    engine.look();
                    look();
                });
        dialog.setCancelable(true);
        dialog.open();
    }
}
