package app.plantain.web.ui.team;

import app.plantain.core.identity.Member;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.core.routing.TeamPolicies.Choice;
import app.plantain.web.account.Role;
import app.plantain.web.account.RoutingRules;
import app.plantain.web.ui.form.Attempt;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.Optional;

/** By what a connection is chosen for each of the team's images: owners choose, members read it. */
final class RoutingSection extends Div {

    private final transient RoutingRules rules;
    private final transient Member me;
    private final RadioButtonGroup<Way> choice = new RadioButtonGroup<>();
    private final Select<Choice> only = new Select<>();

    /** What can be chosen. */
    private enum Way {
        PRIORITY("As the administrators rank them", "By the priority and the weight of the connections."),
        CHEAPEST("The cheapest", "What costs least to make. Connections without a known price come last."),
        FASTEST("The fastest", "What was quickest of late. Now and then one that was not measured is tried out."),
        PINNED("One connection only", "All images go there. While it is off or full they wait, or are refused.");

        private final String title;
        private final String consequence;

        Way(String title, String consequence) {
            this.title = title;
            this.consequence = consequence;
        }

        static Way of(RoutingPolicy policy) {
            return switch (policy) {
                case RoutingPolicy.Order.PRIORITY -> PRIORITY;
                case RoutingPolicy.Order.CHEAPEST -> CHEAPEST;
                case RoutingPolicy.Order.FASTEST -> FASTEST;
                case RoutingPolicy.Pinned _ -> PINNED;
            };
        }
    }

    RoutingSection(RoutingRules rules, Member me, Role role) {
        this.rules = rules;
        this.me = me;
        addClassName("pl-stack");
        setId("routing");
        var what = new Paragraph(
                "Several connections may be able to make an image. This is how one of them is chosen; one"
                        + " that is full or fails is passed over. A model that is asked for with its vendor stays there.");
        what.addClassName("pl-quiet");
        var connections = rules.choices(me);
        var policy = rules.policy(me);
        show(connections, policy);
        var card = new Div(what, choice, only);
        card.addClassNames("pl-card", "pl-stack");
        switch (role) {
            case OWNER -> listen(connections);
            case MEMBER -> {
                choice.setReadOnly(true);
                only.setReadOnly(true);
                var who = new Paragraph("An owner of the team can change it.");
                who.addClassNames("pl-small", "pl-quiet");
                card.add(who);
            }
        }
        add(new H2("Choice of connections"), card);
    }

    private void show(List<Choice> connections, RoutingPolicy policy) {
        choice.setAriaLabel("How a connection is chosen");
        choice.addClassName("pl-rules");
        choice.setItems(Way.values());
        choice.setRenderer(new ComponentRenderer<>(RoutingSection::inWords));
        choice.setValue(Way.of(policy));
        only.setLabel("Connection");
        only.setItems(connections);
        only.setItemLabelGenerator(Choice::name);
        only.setVisible(policy instanceof RoutingPolicy.Pinned);
        if (policy instanceof RoutingPolicy.Pinned(var id)) {
            connections.stream().filter(one -> one.id().equals(id)).findFirst().ifPresent(only::setValue);
        }
    }

    private void listen(List<Choice> connections) {
        choice.addValueChangeListener(change -> {
            only.setVisible(change.getValue() == Way.PINNED);
            switch (change.getValue()) {
                case PRIORITY -> follow(RoutingPolicy.Order.PRIORITY, "as the administrators rank them");
                case CHEAPEST -> follow(RoutingPolicy.Order.CHEAPEST, "the cheapest");
                case FASTEST -> follow(RoutingPolicy.Order.FASTEST, "the fastest");
                case PINNED ->
                    pin(Optional.ofNullable(only.getValue())
                            .or(() -> connections.stream().findFirst()));
            }
        });
        only.addValueChangeListener(change -> {
            if (change.isFromClient() || choice.getValue() == Way.PINNED) {
                pin(Optional.ofNullable(change.getValue()));
            }
        });
    }

    private void pin(Optional<Choice> to) {
        to.ifPresent(one -> {
            follow(new RoutingPolicy.Pinned(one.id()), one.name());
            only.setValue(one);
        });
    }

    private void follow(RoutingPolicy policy, String words) {
        if (!rules.policy(me).equals(policy)) {
            Attempt.now(() -> {
                rules.follow(me, policy);
                Notification.show("From now on: %s.".formatted(words));
            });
        }
    }

    private static Div inWords(Way way) {
        var title = new Span(way.title);
        title.addClassName("pl-strong");
        var consequence = new Span(way.consequence);
        consequence.addClassNames("pl-small", "pl-quiet");
        var words = new Div(title, consequence);
        words.addClassName("pl-rule");
        return words;
    }
}
