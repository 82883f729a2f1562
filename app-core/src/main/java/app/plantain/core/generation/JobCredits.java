package app.plantain.core.generation;

import app.plantain.core.budgets.Budgets;
import app.plantain.core.budgets.Budgets.Spending;
import app.plantain.core.budgets.Spender;
import app.plantain.core.credits.HoldId;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.Reservation;
import app.plantain.core.credits.Resolution;
import app.plantain.core.gallery.BoardId;
import app.plantain.core.sql.Together;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /**
     * Holds the price of each image of the orders, for the jobs that are created of the holds.
     *
     * @param create creates the jobs, given the holds of each order and their new rows, with which it has its own written
     */
    void hold(List<Order> orders, BiConsumer<List<List<HoldId>>, Together> create) {
        var reservations = orders.stream().map(JobCredits::reservation).toList();
        ledger.hold(reservations, (holds, together) -> {
            create.accept(holds, together);
            charge(together, orders, holds);
        });
    }

    private void charge(Together together, List<Order> orders, List<List<HoldId>> holds) {
        budgets.charge(
                together,
                IntStream.range(0, orders.size())
                        .mapToObj(number -> new Spending(
                                spender(orders.get(number)),
                                holds.get(number),
                                orders.get(number).price()))
                        .toList());
    }

    /** Spends what is due for jobs that have ended, and gives the rest of their price back. */
    void pay(List<Job> ended) {
        if (ended.isEmpty()) {
            return;
        }
        jobs.flush();
        budgets.giveBack(ended.stream()
                .filter(job -> !job.unspent().isZero())
                .collect(Collectors.toMap(Job::hold, Job::unspent)));
        ledger.resolve(ended.stream()
                .map(job -> new Resolution(
                        job.hold(), job.batch().member().team(), job.price(), job.charged(), reason(job)))
                .toList());
    }

    private static Reservation reservation(Order order) {
        var request = order.request();
        return new Reservation(
                order.member().team(),
                order.price(),
                request.images(),
                order.member().user(),
                "%s image in %s".formatted(request.model(), request.tier()));
    }

    private static String reason(Job job) {
        return switch (job.state()) {
            case SUCCEEDED -> "%s image delivered in %s".formatted(job.batch().model(), job.deliveredTier());
            case CANCELLED -> "Cancelled";
            case FAILED -> "Not delivered: " + job.message();
            case QUEUED, SUBMITTING, RUNNING, STORING, IN_DOUBT -> throw new IllegalStateException("Not ended");
        };
    }

    private static Spender spender(Order order) {
        var purpose = order.request().purpose();
        return new Spender(order.member(), purpose.apiKey(), purpose.board().map(BoardId::value));
    }
}
