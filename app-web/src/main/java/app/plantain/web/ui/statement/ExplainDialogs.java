package app.plantain.web.ui.statement;

import app.plantain.core.generation.JobId;
import app.plantain.core.usage.Explanations;
import app.plantain.core.usage.TeamDays;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.jobs.JobParts;
import com.vaadin.flow.component.notification.Notification;
import org.springframework.stereotype.Component;

/** Opens the explanation of a charge, for those who may read it. */
@Component
public class ExplainDialogs {

    private final Explanations explanations;
    private final StatementAccess access;
    private final CurrentMember current;
    private final JobParts parts;
    private final TeamDays days;

    ExplainDialogs(
            Explanations explanations, StatementAccess access, CurrentMember current, JobParts parts, TeamDays days) {
        this.explanations = explanations;
        this.access = access;
        this.current = current;
        this.parts = parts;
        this.days = days;
    }

    /** Explains what a job cost; one that is not there for whoever is signed in is said to be unknown. */
    public void open(JobId job) {
        var member = current.require();
        explanations
                .explain(access.reader(), job)
                .ifPresentOrElse(
                        explanation -> new ExplainDialog(
                                        explanation,
                                        days.zone(member.team()),
                                        access.showsMoney(),
                                        () -> parts.dialog(member, job).open())
                                .open(),
                        () -> Notification.show("There is no such job."));
    }
}
