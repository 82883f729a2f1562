package app.plantain.web.ui.admin;

import app.plantain.core.prices.PriceChange;
import app.plantain.core.prices.PriceTrial;
import app.plantain.core.prices.WhatIf;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What a price that is not set yet would change, and what it would have meant for the images of the last days. */
final class PriceOutcome extends Div {

    PriceOutcome(List<PriceChange> changes, WhatIf whatIf) {
        addClassName("pl-stack");
        if (changes.isEmpty()) {
            add(Notice.attention(
                    "Nothing would change",
                    "It costs this much already, or a more specific price counts. It can be saved all the same."));
        } else {
            add(new H3(
                    changes.size() == 1 ? "This changes" : "These %d combinations change".formatted(changes.size())));
            add(table(changes));
        }
        add(new H3("What if"), words(whatIf));
        if (!whatIf.teams().isEmpty()) {
            add(teams(whatIf));
        }
    }

    private static CardTable<PriceChange> table(List<PriceChange> changes) {
        var table = new CardTable<PriceChange>("Changes");
        table.column(
                "Images",
                change -> PricesView.strong(
                        "%s · %s".formatted(change.key().model(), change.key().tier())));
        table.column("References", change -> new Span(change.key().references().toString()));
        table.column("Teams", change -> new Span(PriceWords.teams(change.key().group())));
        table.number("Today", change -> PriceWords.price(change.today()));
        table.number("Then", change -> PriceWords.price(change.then()));
        table.setRows(changes);
        return table;
    }

    private static Paragraph words(WhatIf whatIf) {
        if (whatIf.images() == 0) {
            return new Paragraph("Nobody bought images of this model in the last %d days."
                    .formatted(PriceTrial.LOOKED_BACK.toDays()));
        }
        var text =
                "The %,d images of this model that were ordered in the last %d days cost %s credits, and would have cost %s: %s."
                        .formatted(
                                whatIf.images(),
                                PriceTrial.LOOKED_BACK.toDays(),
                                CreditText.of(whatIf.before()),
                                CreditText.of(whatIf.after()),
                                PriceWords.difference(whatIf.before(), whatIf.after()));
        var unsold = " %,d of them could not have been bought.".formatted(whatIf.unsold());
        return new Paragraph(whatIf.unsold() == 0 ? text : text + unsold);
    }

    private static Div teams(WhatIf whatIf) {
        var table = new CardTable<WhatIf.OfTeam>("By team");
        table.column("Team", team -> PricesView.strong(team.name()));
        table.number("Images", team -> "%,d".formatted(team.images()));
        table.number("Cost", team -> CreditText.of(team.before()));
        table.number("Would have cost", team -> CreditText.of(team.after()));
        table.number("Difference", team -> PriceWords.difference(team.before(), team.after()));
        table.setRows(whatIf.teams());
        var section = new Div(table);
        if (whatIf.otherTeams() > 0) {
            var more = new Paragraph("And %,d more teams, with less of a difference.".formatted(whatIf.otherTeams()));
            more.addClassName("pl-quiet");
            section.add(more);
        }
        return section;
    }
}
