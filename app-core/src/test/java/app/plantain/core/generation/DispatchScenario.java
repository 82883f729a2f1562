package app.plantain.core.generation;

import app.plantain.core.identity.Member;
import app.plantain.core.provider.Submission;
import app.plantain.core.testing.ScriptedProvider;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What the rules of the dispatcher start from: nothing waits, nothing runs, and nobody has paused anything. */
abstract class DispatchScenario extends EngineScenario {

    @Autowired
    QueuePlaces places;

    @Autowired
    EngineControl control;

    @BeforeEach
    void nothingElseWaits() {
        jdbc.update("update queue_turn set waiting = 0");
        jdbc.update("update engine set paused_at = null, paused_by = null");
        jdbc.update("update attempt set ended_at = started_at where ended_at is null");
    }

    void atOnce(int images) {
        jdbc.update(
                "update vendor_connection set version = version + 1, max_concurrent = ? where name = 'first'", images);
    }

    /** Takes the team's oldest job in the making to its end. */
    JobId finishOneOf(Member by) {
        var running = jobs.page(by.team(), null, 100).stream()
                .filter(job -> job.state() == JobState.SUBMITTING)
                .toList()
                .getLast()
                .id();
        first.onSubmit(request -> new Submission.Delivered(ScriptedProvider.picture(1024, 1024)));
        steps.complete(engine.step(steps.pick(running)), running);
        return running;
    }

    static void asAdministrator(Runnable action) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("admin", "none", "ROLE_ADMINISTRATOR"));
        try {
            action.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
