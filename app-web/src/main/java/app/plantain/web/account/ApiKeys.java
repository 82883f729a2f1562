package app.plantain.web.account;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keys with which programs act for a member. Each member sees and revokes the own ones. */
@Service
public class ApiKeys {

    private static final int KEYS_MAX = 20;
    private static final Duration USE_PRECISION = Duration.ofMinutes(1);

    private final ApiKeyRepository keys;
    private final Memberships access;
    private final AuditLog audit;
    private final Clock clock;

    ApiKeys(ApiKeyRepository keys, Memberships access, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a key, whose secret is in the answer and nowhere else.
     *
     * @throws InvalidEntryException where the name cannot be one
     * @throws NotPossibleException where the member has too many keys
     */
    @Transactional
    public NewApiKey make(Member actor, String name) {
        access.lock(actor.team());
        access.require(actor);
        var keyName = DisplayName.of(Entry.KEY_NAME, name);
        if (list(actor).size() >= KEYS_MAX) {
            throw new NotPossibleException("You have %d API keys. Revoke one first.".formatted(KEYS_MAX));
        }
        var secret = ApiKeySecret.random();
        return new NewApiKey(add(actor, keyName, secret), secret.value());
    }

    /** The member's keys for the team, newest first. */
    @Transactional(readOnly = true)
    public List<ApiKeySummary> list(Member actor) {
        access.require(actor);
        return keys.open(actor.team().value(), actor.user().value()).stream()
                .map(ApiKey::toSummary)
                .toList();
    }

    /** Ends one of the member's keys at once; one that has ended stays as it is. */
    @Transactional
    public void revoke(Member actor, UUID key) {
        access.require(actor);
        keys.findOpen(key, actor.team().value(), actor.user().value()).ifPresent(found -> {
            found.revoke(clock.instant());
            audit.record(actor.user(), actor.team(), "key.revoke", found.id().toString(), found.name());
        });
    }

    /**
     * Who calls with this secret; empty for whatever is no key, or one that has ended. Notes the use, to the minute.
     */
    @Transactional
    public Optional<ApiCaller> authenticate(String secret) {
        if (!ApiKeySecret.isOne(secret)) {
            return Optional.empty();
        }
        var caller = keys.findOwner(Secret.hash(secret)).map(ApiKeyRepository.Owner::toCaller);
        caller.ifPresent(found -> noteUse(found.keyId(), clock.instant()));
        return caller;
    }

    private void noteUse(UUID key, Instant now) {
        keys.markUsed(key, now, now.minus(USE_PRECISION));
    }

    /** Makes a key with a secret that was chosen elsewhere; one that is known stays as it is. */
    void addKnown(Member owner, String name, ApiKeySecret secret) {
        if (!keys.existsBySecretHash(secret.hash())) {
            add(owner, DisplayName.of(Entry.KEY_NAME, name), secret);
        }
    }

    private ApiKeySummary add(Member owner, DisplayName name, ApiKeySecret secret) {
        var key = keys.saveAndFlush(new ApiKey(owner, name, secret, clock.instant()));
        audit.record(owner.user(), owner.team(), "key.make", key.id().toString(), key.name());
        return key.toSummary();
    }
}
