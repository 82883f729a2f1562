package app.plantain.web.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the setup code into the log, for whoever started the application. */
@Component
class SetupAnnouncement {

    private static final Logger LOG = LoggerFactory.getLogger(SetupAnnouncement.class);

    private final Setup setup;
    private final SetupCode code;

    SetupAnnouncement(Setup setup, SetupCode code) {
        this.setup = setup;
        this.code = code;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        var port = event.getApplicationContext().getEnvironment().getProperty("local.server.port", "8080");
        if (!setup.isPending()) {
            LOG.info("Plantain is ready at http://localhost:{}", port);
            return;
        }
        LOG.info("""


                        ────────────────────────────────────────────────────────
                          Plantain is not set up yet. Open

                              http://localhost:{}/setup

                          and enter this code:

                              {}

                          It is good until the next start.
                        ────────────────────────────────────────────────────────
                        """, port, code.text());
    }
}
