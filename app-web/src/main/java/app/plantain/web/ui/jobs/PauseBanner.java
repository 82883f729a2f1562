package app.plantain.web.ui.jobs;

import app.plantain.web.ui.live.EngineSwitch;
import app.plantain.web.ui.live.Pulse;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.Optional;

/** Says to everybody that an administrator has paused all jobs, for as long as that is so. */
public final class PauseBanner extends Div {

    private final transient Optional<Runnable> resume;
    private transient Optional<Instant> shown = Optional.empty();

    /** @param resume lets jobs go out again; empty for who may not */
    PauseBanner(EngineSwitch engine, Pulse pulse, Optional<Runnable> resume) {
        this.resume = resume;
        addClassName("pl-pause-banner");
        setVisible(false);
        show(engine.pausedSince());
        pulse.follow(this, () -> show(engine.pausedSince()));
    }

    void show(Optional<Instant> since) {
        if (since.equals(shown)) {
            return;
        }
        shown = since;
        removeAll();
        setVisible(since.isPresent());
        since.ifPresent(at -> add(notice()));
    }

    private Notice notice() {
        var notice = Notice.attention(
                "All jobs are paused",
                "An administrator paused them. What runs at a vendor goes on; what waits, and what you ask for now, goes"
                        + " out when they are resumed.");
        resume.ifPresent(action -> notice.withActions(new Button("Resume all", click -> {
            action.run();
            show(Optional.empty());
        })));
        return notice;
    }
}
