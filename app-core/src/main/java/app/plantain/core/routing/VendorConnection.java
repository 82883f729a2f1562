package app.plantain.core.routing;

import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.VendorId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
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
    }

    void use(Map<String, String> newSettings) {
        this.settings = Map.copyOf(newSettings);
    }

    void turn(boolean on) {
        this.enabled = on;
    }

    Connection toConnection() {
        return new Connection(new ConnectionId(id), new VendorId(vendor), name, enabled, priority, settings);
    }
}
