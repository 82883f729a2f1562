package app.plantain.web.ui.admin;

import app.plantain.core.credits.Account;
import app.plantain.core.credits.FoundTransfer;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.KindText;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.UUID;

/** A transfer in words, and with links to all that belongs to the same team, person or job. */
final class TransferWords {

    private static final int SHOWN_OF_ID = 8;

    private TransferWords() {}

    private static String name(Account account) {
        return switch (account) {
            case AVAILABLE -> "available";
            case HELD -> "held";
            case ISSUED -> "issued";
            case USED -> "used";
            case EXPIRED -> "expired";
        };
    }

    static Component team(FoundTransfer found) {
        var link = link(found.teamName(), found.team().toString());
        link.addClassName("pl-transfer-team");
        return link;
    }

    static Component what(FoundTransfer found) {
        var both = twoLines(new Span(KindText.of(found.kind())), name(found.from()) + " → " + name(found.to()));
        both.addClassName("pl-unbroken");
        return both;
    }

    static String credits(FoundTransfer found) {
        return CreditText.of(found.amount());
    }

    static Component who(FoundTransfer found) {
        return found.email()
                .<Component>map(email -> twoLines(link(found.person().orElse(email), email), email))
                .orElseGet(() -> new Span("Plantain"));
    }

    static Component why(FoundTransfer found) {
        var key = new Span(found.businessKey());
        key.addClassNames("pl-inline-code", "pl-clip");
        key.setTitle(found.businessKey());
        var both = new Div(new Span(found.reason()), key);
        both.addClassNames("pl-two-lines", "pl-transfer-why");
        return both;
    }

    /** All transfers of the job; an empty text where it has none. */
    static Component job(FoundTransfer found) {
        return found.job().<Component>map(TransferWords::job).orElseGet(Span::new);
    }

    private static Component job(UUID job) {
        var id = job.toString();
        var link = link("…" + id.substring(id.length() - SHOWN_OF_ID), id);
        link.setTitle("All transfers of job " + id);
        link.addClassName("pl-unbroken");
        return link;
    }

    private static Anchor link(String text, String search) {
        var link = new Anchor(TransferAddress.of(search), text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private static Div twoLines(Component first, String second) {
        var below = new Span(second);
        below.addClassNames("pl-small", "pl-quiet");
        var both = new Div(first, below);
        both.addClassName("pl-two-lines");
        return both;
    }
}
