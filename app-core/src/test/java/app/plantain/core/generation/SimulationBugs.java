package app.plantain.core.generation;

import app.plantain.core.budgets.Budgets;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.Resolution;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Mistakes that somebody might make in the product, planted around its own classes to see whether the simulation finds
 * them. None of them is there unless it is asked for.
 */
final class SimulationBugs extends StaticMethodMatcherPointcutAdvisor implements MethodInterceptor {

    private final ObjectProvider<Ledger> ledger;
    private final ObjectProvider<JdbcTemplate> jdbc;
    private @Nullable Bug planted;
    private boolean busy;

    SimulationBugs(ObjectProvider<Ledger> ledger, ObjectProvider<JdbcTemplate> jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        setAdvice(this);
    }

    /** What somebody might get wrong, and where. */
    enum Bug {
        CAPTURE_TWICE(Ledger.class, "resolve"),
        CAPTURE_ALL_FOR_LESS(Ledger.class, "resolve"),
        FORGET_TO_RELEASE(Ledger.class, "resolve"),
        FORGET_THE_BUDGET(Budgets.class, "giveBack"),
        RESUBMIT_WHAT_IS_IN_DOUBT(JobOutcomes.class, "record"),
        RESUBMIT_AFTER_A_CRASH(JobClaims.class, "next"),
        LOSE_A_LATE_IMAGE(JobOutcomes.class, "record"),
        STOP_ASKING_FOR_A_LATE_IMAGE(JobClaims.class, "next"),
        LET_ANY_NODE_COMPLETE(JobSchedule.class, "holds"),
        FORGET_TO_SCHEDULE(JobSchedule.class, "schedule"),
        IGNORE_THE_LIMITS(OpenAttempts.class, "running"),
        OVERTAKE_THOSE_WHO_WAIT(WaitingLine.class, "all");

        private final Class<?> place;
        private final String method;

        Bug(Class<?> place, String method) {
            this.place = place;
            this.method = method;
        }
    }

    void plant(Optional<Bug> bug) {
        planted = bug.orElse(null);
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        for (var bug : Bug.values()) {
            if (bug.place.isAssignableFrom(type) && bug.method.equals(method.getName())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        var bug = planted;
        if (bug == null || busy || !bug.method.equals(call.getMethod().getName())) {
            return call.proceed();
        }
        return switch (bug) {
            case CAPTURE_TWICE -> captureTwice(call);
            case CAPTURE_ALL_FOR_LESS -> captureAll(call);
            case FORGET_TO_RELEASE -> releaseNothing(call);
            case FORGET_THE_BUDGET -> null;
            case RESUBMIT_WHAT_IS_IN_DOUBT -> believeItWasNotTaken(call);
            case RESUBMIT_AFTER_A_CRASH -> sendUnderAnyLease(call);
            case LOSE_A_LATE_IMAGE -> dropLateImage(call);
            case STOP_ASKING_FOR_A_LATE_IMAGE -> stopWhenFinished(call);
            case LET_ANY_NODE_COMPLETE -> true;
            case OVERTAKE_THOSE_WHO_WAIT -> List.of();
            case FORGET_TO_SCHEDULE -> null;
            case IGNORE_THE_LIMITS -> List.of();
        };
    }

    /** The credits of an image go out once more, under a name of their own. */
    private @Nullable Object captureTwice(MethodInvocation call) throws Throwable {
        var done = call.proceed();
        resolutions(call).forEach(this::captureAgain);
        return done;
    }

    private void captureAgain(Resolution first) {
        var team = new TeamId(
                one("select team_id from credit_hold where id = ?", first.hold().value()));
        var by = new UserId(one("select created_by from batch where team_id = ? limit 1", team.value()));
        var amount = first.captured();
        if (!amount.isZero() && !ledger.getObject().balance(team).available().isLessThan(amount)) {
            busy = true;
            try {
                var again =
                        ledger.getObject().hold(team, amount, 1, by, "Again").getFirst();
                ledger.getObject().capture(again, amount, "Again");
            } finally {
                busy = false;
            }
        }
    }

    private @Nullable Object captureAll(MethodInvocation call) throws Throwable {
        call.getArguments()[0] = resolutions(call).map(this::inFull).toList();
        return call.proceed();
    }

    private Resolution inFull(Resolution resolution) {
        var held = new Credits(number(
                "select amount from credit_hold where id = ?", resolution.hold().value()));
        return resolution.captured().isZero()
                ? resolution
                : new Resolution(resolution.hold(), resolution.team(), held, held, resolution.reason());
    }

    private static @Nullable Object releaseNothing(MethodInvocation call) throws Throwable {
        call.getArguments()[0] = resolutions(call)
                .filter(resolution -> !resolution.captured().isZero())
                .toList();
        return call.proceed();
    }

    private static Stream<Resolution> resolutions(MethodInvocation call) {
        return ((Collection<?>) Objects.requireNonNull(call.getArguments()[0]))
                .stream().map(Resolution.class::cast);
    }

    private static @Nullable Object believeItWasNotTaken(MethodInvocation call) throws Throwable {
        if (call.getArguments()[1] instanceof Evidence.Lost(var kind, var why)) {
            call.getArguments()[1] = new Evidence.NotAccepted(kind, why, Optional.empty());
        }
        return call.proceed();
    }

    private @Nullable Object sendUnderAnyLease(MethodInvocation call) throws Throwable {
        var lease = argument(call, 0, Lease.class);
        jdbc.getObject()
                .update(
                        "update attempt set lease = ? where outcome is null and job_id ="
                                + " (select id from job where id = ? and state = 'SUBMITTING')",
                        lease.number(),
                        lease.job().value());
        return call.proceed();
    }

    private @Nullable Object dropLateImage(MethodInvocation call) throws Throwable {
        var work = argument(call, 0, Work.class);
        var late = number(
                        "select count(*) from job where id = ? and finished_at is not null",
                        work.job().value())
                == 1;
        if (late && call.getArguments()[1] instanceof Evidence.Delivered) {
            call.getArguments()[1] = new Evidence.Stopped();
        }
        return call.proceed();
    }

    private @Nullable Object stopWhenFinished(MethodInvocation call) throws Throwable {
        var step = call.proceed();
        var lease = argument(call, 0, Lease.class);
        var over = number(
                        "select count(*) from job where id = ? and finished_at is not null",
                        lease.job().value())
                == 1;
        return over ? new Step.Nothing() : step;
    }

    private static <T> T argument(MethodInvocation call, int number, Class<T> type) {
        return type.cast(Objects.requireNonNull(call.getArguments()[number]));
    }

    private UUID one(String query, UUID key) {
        return Objects.requireNonNull(jdbc.getObject().queryForObject(query, UUID.class, key));
    }

    private long number(String query, UUID key) {
        return Objects.requireNonNull(jdbc.getObject().queryForObject(query, Long.class, key));
    }
}
