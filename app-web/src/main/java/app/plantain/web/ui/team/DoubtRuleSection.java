package app.plantain.web.ui.team;

import app.plantain.core.generation.Doubts.Rule;
import app.plantain.core.identity.Member;
import app.plantain.web.account.DoubtRules;
import app.plantain.web.account.Role;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;

/** What becomes of an image of which nobody knows whether the vendor took it: owners choose, members read it. */
final class DoubtRuleSection extends Div {

    DoubtRuleSection(DoubtRules rules, Member me, Role role) {
        addClassName("pl-stack");
        setId("lost-answers");
        var what =
                new Paragraph("Now and then a vendor's answer is lost on the way, and nobody knows whether it took the"
                        + " image. Plantain asks the vendor first. This is what happens when the vendor cannot say.");
        what.addClassName("pl-quiet");
        var choice = new RadioButtonGroup<Rule>();
        choice.setAriaLabel("When an answer is lost");
        choice.addClassName("pl-rules");
        choice.setItems(Rule.values());
        choice.setRenderer(new ComponentRenderer<>(DoubtRuleSection::inWords));
        choice.setValue(rules.rule(me));
        var card = new Div(what, choice);
        card.addClassNames("pl-card", "pl-stack");
        switch (role) {
            case OWNER ->
                choice.addValueChangeListener(change -> {
                    rules.follow(me, change.getValue());
                    Notification.show("From now on: " + name(change.getValue()) + ".");
                });
            case MEMBER -> {
                choice.setReadOnly(true);
                var who = new Paragraph("An owner of the team can change it.");
                who.addClassNames("pl-small", "pl-quiet");
                card.add(who);
            }
        }
        add(new H2("Lost answers"), card);
    }

    private static Div inWords(Rule rule) {
        var title = new Span(name(rule));
        title.addClassName("pl-strong");
        var consequence = new Span(consequence(rule));
        consequence.addClassNames("pl-small", "pl-quiet");
        var words = new Div(title, consequence);
        words.addClassName("pl-rule");
        return words;
    }

    private static String name(Rule rule) {
        return switch (rule) {
            case ASK -> "Ask us";
            case GIVE_UP -> "Take it as failed";
            case TRY_AGAIN -> "Try again by itself";
        };
    }

    private static String consequence(Rule rule) {
        return switch (rule) {
            case ASK ->
                "The job waits under “To decide”, and its credits stay held. If nobody decides, it fails in the end and the"
                        + " credits come back.";
            case GIVE_UP ->
                "The job fails and its credits come back at once. Should the image still come, it is kept and costs"
                        + " nothing.";
            case TRY_AGAIN ->
                "The image is submitted again without asking. The vendor may make and bill it twice; your team pays for"
                        + " one.";
        };
    }
}
