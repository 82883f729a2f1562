package app.plantain.core.generation;

import app.plantain.core.budgets.Budgets;
import app.plantain.core.budgets.Spender;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.credits.Ledger;
import app.plantain.core.gallery.BoardId;
import app.plantain.core.identity.Member;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Moves the credits of jobs: in the ledger, and in the budgets that count them. The budgets come first and the ledger
 * last, when all else is written, because the team's other jobs wait from then on until the transaction ends.
 */
@Component
class JobCredits {

    private final JobRepository jobs;
    private final Budgets budgets;
    private final Ledger ledger;

    JobCredits(JobRepository jobs, Budgets budgets, Ledger ledger) {
        this.jobs = jobs;
        this.budgets = budgets;
        this.ledger = ledger;
    }

    /** Waits for the budgets of requests that are submitted in one transaction, in the one order that all keep to. */
    void queueFor(Member member, Collection<BatchRequest> requests) {
        var spenders =
                requests.stream().map(request -> spender(member, request)).toList();
        budgets.lock(member.team(), spenders);
    }

    /** Holds the price of each image of a request, for the jobs that are created of the holds. */
    void hold(Member member, BatchRequest request, Credits price, Consumer<List<HoldId>> create) {
        var reason = "%s image in %s".formatted(request.model(), request.tier());
        ledger.hold(member.team(), price, request.images(), member.user(), reason, holds -> {
            create.accept(holds);
            budgets.charge(spender(member, request), holds, price);
        });
    }

    /** Spends what is due for a job, and gives the rest of its price back. */
    void pay(Job job, Credits due, String reason) {
        jobs.flush();
        var rest = job.price().minus(due);
        if (!rest.isZero()) {
            budgets.giveBack(job.hold(), rest);
        }
        if (due.isZero()) {
            ledger.release(job.hold(), reason);
        } else {
            ledger.capture(job.hold(), due, reason);
        }
    }

    private static Spender spender(Member member, BatchRequest request) {
        var purpose = request.purpose();
        return new Spender(member, purpose.apiKey(), purpose.board().map(BoardId::value));
    }
}
