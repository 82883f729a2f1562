package app.plantain.core.routing;

import app.plantain.core.provider.ModelId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long connections took of late. Looked up twice a minute at most. */
@Component
class RecentTimes {

    private static final int MOST_LOOKED_AT = 50;
    private static final Duration LATE = Duration.ofHours(24);
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Line, Known> known = new ConcurrentHashMap<>();

    RecentTimes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Line(ConnectionId connection, ModelId model) {}

    private record Known(Optional<Duration> median, Instant until) {}

    /** The middle one of the last times, from the submission to the image; empty where none was made in a day. */
    Optional<Duration> median(ConnectionId connection, ModelId model) {
        return known.compute(
                        new Line(connection, model),
                        (line, before) -> before == null || !clock.instant().isBefore(before.until())
                                ? new Known(look(line), clock.instant().plus(REMEMBERED))
                                : before)
                .median();
    }

    private Optional<Duration> look(Line line) {
        List<Duration> times = jdbc
                .sql("""
                        select started_at, ended_at from attempt
                        where connection_id = ? and started_at > ? and model = ? and result_sha256 is not null
                        order by started_at desc limit ?""")
                .params(
                        line.connection().value(),
                        clock.instant().minus(LATE).atOffset(ZoneOffset.UTC),
                        line.model().value(),
                        MOST_LOOKED_AT)
                .query((row, number) -> Duration.between(
                        Objects.requireNonNull(row.getObject("started_at", OffsetDateTime.class)),
                        Objects.requireNonNull(row.getObject("ended_at", OffsetDateTime.class))))
                .list()
                .stream()
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }
}
