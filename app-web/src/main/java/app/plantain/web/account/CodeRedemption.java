package app.plantain.web.account;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.codes.CodeAnswer;
import app.plantain.core.codes.Codes;
import app.plantain.core.identity.Member;
import app.plantain.web.throttle.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** Redeems codes for members, and counts those who guess: each person, and each team however many its people are. */
@Service
public class CodeRedemption {

    static final int TRIES_OF_A_PERSON = 10;
    static final int TRIES_OF_A_TEAM = 30;

    private static final Duration PERIOD = Duration.ofMinutes(15);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private final Throttle byPerson = new Throttle(TRIES_OF_A_PERSON, PERIOD);
    private final Throttle byTeam = new Throttle(TRIES_OF_A_TEAM, PERIOD);
    private final Codes codes;
    private final Memberships access;
    private final AuditLog audit;

    CodeRedemption(Codes codes, Memberships access, AuditLog audit) {
        this.codes = codes;
        this.access = access;
        this.audit = audit;
    }

    /**
     * Gives the member's team what a code is worth.
     *
     * @param text as the person typed it
     * @throws InvalidEntryException where it gives nothing, or too many were tried; nothing is changed then
     * @throws org.springframework.security.access.AccessDeniedException where the person is not in the team
     */
    public CodeAnswer.Redeemed redeem(Member actor, String text) {
        access.require(actor);
        take(byPerson, actor.user().toString());
        take(byTeam, actor.team().toString());
        var answer = codes.redeem(actor, text);
        if (answer instanceof CodeAnswer.NotKnown) {
            audit.record(actor.user(), actor.team(), "code.wrong", "A code", "There is no such code");
        } else {
            giveBack(actor);
        }
        return switch (answer) {
            case CodeAnswer.Redeemed redeemed -> redeemed;
            case CodeAnswer.RedeemedBefore before ->
                throw refusal("Your team redeemed this already, on %s.".formatted(minute(before.at())));
            case CodeAnswer.HadAnother _ ->
                throw refusal("Your team has redeemed another of these codes. Each team can redeem one of them.");
            case CodeAnswer.UsedUp _ -> throw refusal("This code is used up. Ask whoever gave it to you for another.");
            case CodeAnswer.TooLate late ->
                throw refusal("This code could be redeemed until %s.".formatted(minute(late.ended())));
            case CodeAnswer.Revoked _ -> throw refusal("This code is not valid any more. Ask whoever gave it to you.");
            case CodeAnswer.NotKnown _ ->
                throw refusal("There is no such code. Compare it letter by letter with what you were given.");
        };
    }

    /** A try is taken before the code is looked at, so that many at once do not slip through. */
    private static void take(Throttle throttle, String key) {
        throttle.take(key).ifPresent(wait -> {
            throw refusal(
                    "Too many codes were tried. Wait %d seconds, then try again.".formatted(wait.toSeconds() + 1));
        });
    }

    /** It was no guess: the code is one of ours. */
    private void giveBack(Member actor) {
        byPerson.giveBack(actor.user().toString());
        byTeam.giveBack(actor.team().toString());
    }

    private static String minute(Instant at) {
        return MINUTE.format(at.atOffset(ZoneOffset.UTC));
    }

    private static InvalidEntryException refusal(String explanation) {
        return new InvalidEntryException(Entry.CODE, explanation);
    }
}
