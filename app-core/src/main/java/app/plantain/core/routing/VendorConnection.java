package app.plantain.core.routing;

import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.VendorId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One configured account at a vendor. */
@Entity
class VendorConnection {

    @Id
    private UUID id;

    @Column(updatable = false)
    private String vendor;

    private String name;
    private boolean enabled;
    private int priority;
    private int maxConcurrent;
    private @Nullable Integer submitsPerMinute;
    private @Nullable Integer readsPerMinute;

    @Column(name = "poll_interval_ms")
    private @Nullable Integer pollIntervalMillis;

    private @Nullable Instant pausedAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable FailureKind pauseKind;

    private @Nullable String pauseMessage;

    @Convert(converter = SettingsConverter.class)
    private Map<String, String> settings;

    @Column(updatable = false)
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    protected VendorConnection() {}

    VendorConnection(VendorId vendor, String name, Map<String, String> settings, Instant now) {
        this.id = TimeOrderedIds.next();
        this.vendor = vendor.value();
        this.name = name;
        this.enabled = true;
        this.priority = 0;
        this.settings = Map.copyOf(settings);
        this.createdAt = now;
        limit(Limits.DEFAULT);
    }

    void use(Map<String, String> newSettings) {
        this.settings = Map.copyOf(newSettings);
    }

    void turn(boolean on) {
        this.enabled = on;
    }

    final void limit(Limits limits) {
        this.maxConcurrent = limits.maxConcurrent();
        this.submitsPerMinute = nullable(limits.submitsPerMinute());
        this.readsPerMinute = nullable(limits.readsPerMinute());
        this.pollIntervalMillis = limits.pollInterval()
                .map(interval -> Math.toIntExact(interval.toMillis()))
                .orElse(null);
    }

    /** Gives it no more jobs until somebody has acted. A pause that is there already stays as it is. */
    boolean pause(FailureKind kind, String message, Instant now) {
        if (pausedAt != null) {
            return false;
        }
        pausedAt = now;
        pauseKind = kind;
        pauseMessage = message;
        return true;
    }

    boolean resume() {
        var paused = pausedAt != null;
        pausedAt = null;
        pauseKind = null;
        pauseMessage = null;
        return paused;
    }

    Connection toConnection() {
        return new Connection(
                new ConnectionId(id),
                new VendorId(vendor),
                name,
                enabled,
                priority,
                limits(),
                currentPause(),
                settings);
    }

    private Limits limits() {
        return new Limits(
                maxConcurrent,
                optional(submitsPerMinute),
                optional(readsPerMinute),
                Optional.ofNullable(pollIntervalMillis).map(Duration::ofMillis));
    }

    private Optional<Pause> currentPause() {
        return Optional.ofNullable(pausedAt)
                .map(since ->
                        new Pause(since, Objects.requireNonNull(pauseKind), Objects.requireNonNull(pauseMessage)));
    }

    private static @Nullable Integer nullable(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
