package app.plantain.web.ui.team;

import app.plantain.web.account.Role;
import app.plantain.web.account.TeamMember;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** One person of the team. */
class PersonRow extends Div {

    PersonRow(TeamMember person, List<Component> controls) {
        addClassName("pl-item");
        getElement().setAttribute("role", "listitem");
        var name = new Div(person.name());
        name.addClassNames("pl-strong", "pl-clip");
        var email = new Div(person.email());
        email.addClassNames("pl-small", "pl-quiet", "pl-clip");
        var who = new Div(name, email);
        who.addClassName("pl-fill");
        add(who);
        add(controls);
    }

    static Span role(Role role) {
        var text = new Span(name(role));
        text.addClassName("pl-small");
        return text;
    }

    static String name(Role role) {
        return switch (role) {
            case OWNER -> "Owner";
            case MEMBER -> "Member";
        };
    }
}
