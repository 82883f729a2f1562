package app.plantain.web.ui.admin;

import app.plantain.core.credits.Credits;
import app.plantain.core.prices.PriceKey;
import app.plantain.core.prices.TeamGroup;
import app.plantain.web.ui.part.CreditText;
import java.util.Optional;

/** Prices as administrators read them. */
final class PriceWords {

    private PriceWords() {}

    static String teams(Optional<TeamGroup> group) {
        return group.map(TeamGroup::name).orElse("All teams");
    }

    /** {@code nano-banana-2 · 2K · 1 to 4 references · Partners}: what is the same for all is left out. */
    static String what(PriceKey key) {
        var text = new StringBuilder("%s · %s".formatted(key.model(), key.tier()));
        var range = key.references().toString();
        if (!range.equals("any")) {
            text.append(" · ").append(range).append(" references");
        }
        key.group().ifPresent(group -> text.append(" · ").append(group));
        return text.toString();
    }

    static String price(Optional<Credits> amount) {
        return amount.map(CreditText::of).orElse("Not sold");
    }

    /** Of a rule: without an amount, others count in its place. */
    static String ruled(Optional<Credits> amount) {
        return amount.map(CreditText::of).orElse("Withdrawn");
    }

    /** {@code +12.00}, {@code −3.50} or {@code no change}. */
    static String difference(Credits before, Credits after) {
        if (before.equals(after)) {
            return "no change";
        }
        return before.isLessThan(after) ? CreditText.plus(after.minus(before)) : CreditText.minus(before.minus(after));
    }
}
