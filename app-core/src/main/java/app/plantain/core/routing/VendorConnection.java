package app.plantain.core.routing;

import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.VendorId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
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
    private boolean declared;
    private int priority;
    private int weight;

    @Convert(converter = ModelsConverter.class)
    private SortedSet<ModelId> models;

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
    private @Nullable String baseUrl;
    private @Nullable String apiKeyCipher;

    @Convert(converter = SettingsConverter.class)
    private Map<String, String> settings;

    @Convert(converter = PricesConverter.class)
    private PriceTable prices;

    @Convert(converter = CorrectionsConverter.class)
    private Corrections corrections;

    private @Nullable Long creditPrice;

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
        this.weight = 1;
        this.models = new TreeSet<>();
        this.settings = Map.copyOf(settings);
        this.prices = PriceTable.EMPTY;
        this.corrections = Corrections.NONE;
        this.createdAt = now;
        limit(Limits.DEFAULT);
    }

    /** A connection that is as it was entered, but for its key. */
    static VendorConnection of(CheckedEntry entry, Limits limits, Instant now) {
        var connection = new VendorConnection(entry.vendor(), entry.name(), Map.of(), now);
        connection.limit(limits);
        connection.be(entry);
        return connection;
    }

    /** @throws IllegalArgumentException for another vendor, which is another connection */
    void be(CheckedEntry entry) {
        if (!isOf(entry.vendor())) {
            throw new IllegalArgumentException("%s belongs to %s, not to %s".formatted(name, vendor, entry.vendor()));
        }
        this.name = entry.name();
        this.baseUrl = entry.baseUrl().map(URI::toString).orElse(null);
        this.models = new TreeSet<>(entry.models());
        this.priority = entry.priority();
        this.weight = entry.weight();
        this.prices = entry.prices();
        this.creditPrice = entry.creditPrice().map(Dollars::micros).orElse(null);
        this.settings = chosen(entry.options());
    }

    /** What is no option of the vendor stays as it is. */
    private Map<String, String> chosen(Map<String, String> options) {
        var changed = new HashMap<>(settings);
        changed.putAll(options);
        changed.values().removeIf(String::isEmpty);
        return Map.copyOf(changed);
    }

    boolean isOf(VendorId other) {
        return vendor.equals(other.value());
    }

    ConnectionId id() {
        return new ConnectionId(id);
    }

    void keep(SealedKey key) {
        this.apiKeyCipher = key.text();
    }

    Optional<SealedKey> key() {
        return Optional.ofNullable(apiKeyCipher).map(SealedKey::new);
    }

    Optional<SealedKey> webhookSecret() {
        return Optional.ofNullable(settings.get(ProviderConnection.WEBHOOK_SECRET))
                .map(SealedKey::new);
    }

    /** With which secret the vendor signs what it tells by itself; without one it is not listened to. */
    void hearWith(Optional<SealedKey> secret) {
        var changed = new HashMap<>(settings);
        changed.remove(ProviderConnection.WEBHOOK_SECRET);
        secret.ifPresent(key -> changed.put(ProviderConnection.WEBHOOK_SECRET, key.text()));
        this.settings = Map.copyOf(changed);
    }

    boolean isDeclared() {
        return declared;
    }

    /** It stands in configuration from now on, and is turned on for it. */
    void declare() {
        declared = true;
        enabled = true;
    }

    /** It stands in configuration no more: it is turned off, and an administrator's from now on. */
    void undeclare() {
        declared = false;
        enabled = false;
    }

    void use(Map<String, String> newSettings) {
        this.settings = Map.copyOf(newSettings);
    }

    void turn(boolean on) {
        this.enabled = on;
    }

    /** It can do what the adapter says, but for this. */
    void correct(Corrections newCorrections) {
        this.corrections = newCorrections;
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

    boolean isPausedBy(FailureKind kind) {
        return pauseKind == kind;
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
                declared,
                priority,
                weight,
                models,
                limits(),
                currentPause(),
                Optional.ofNullable(baseUrl).map(URI::create),
                key(),
                settings,
                prices,
                corrections,
                Optional.ofNullable(creditPrice).map(Dollars::new));
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
