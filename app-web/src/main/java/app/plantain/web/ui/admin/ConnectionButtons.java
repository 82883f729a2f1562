package app.plantain.web.ui.admin;

import app.plantain.core.routing.Connection;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.function.Consumer;

/** What an administrator can do with a connection as it is; of a declared one, only what configuration leaves open. */
final class ConnectionButtons extends Div {

    private final Button test;
    private final Button picture;
    private final Button limits;
    private final Button key;
    private final Button webhook;
    private final Button edit;
    private final Button turn;
    private transient Optional<Connection> shown = Optional.empty();

    /** What can be done. */
    interface Ways {

        /** Asks the vendor something that costs nothing. */
        void test(Connection connection);

        /** Has a real picture made, which costs money. */
        void picture(Connection connection);

        void limit(Connection connection);

        /** Says what it can do otherwise than its adapter says. */
        void correct(Connection connection);

        void rotateKey(Connection connection);

        /** Whether its vendor tells of finished work by itself. */
        boolean tellsByItself(Connection connection);

        /** Says with which secret its vendor signs that. */
        void hear(Connection connection);

        void edit(Connection connection);

        /** Turns it on or off. */
        void turn(Connection connection);

        /** Gives it jobs again. */
        void resume(Connection connection);
    }

    private final transient Ways ways;

    ConnectionButtons(Ways ways) {
        this.ways = ways;
        test = button("Test", Icons.ACTIVITY, ways::test);
        picture = button("Make a test picture", Icons.SPARKLES, ways::picture);
        limits = button("Limits", Icons.GAUGE, ways::limit);
        key = button("Rotate key", Icons.KEY_ROUND, ways::rotateKey);
        webhook = button("Webhook", Icons.WEBHOOK, ways::hear);
        edit = button("Edit", Icons.PENCIL, ways::edit);
        turn = button("Turn off", Icons.POWER, ways::turn);
        addClassNames("pl-row", "pl-row-tight");
        add(test, picture, limits, key, webhook, edit, turn);
    }

    /** Shows those that fit the connection. */
    void show(Connection connection, boolean asking) {
        shown = Optional.of(connection);
        var sandbox = ConnectionCard.isSandbox(connection);
        test.setVisible(connection.key().isPresent());
        test.setEnabled(!asking);
        picture.setVisible(!sandbox);
        limits.setVisible(!connection.declared());
        key.setVisible(!sandbox && !connection.declared());
        webhook.setVisible(!sandbox && !connection.declared() && ways.tellsByItself(connection));
        edit.setVisible(sandbox || !connection.declared());
        turn.setVisible(!sandbox);
        turn.setText(connection.enabled() ? "Turn off" : "Turn on");
        turn.setIcon(Icons.POWER.create());
        label(test, "Test " + connection.name());
        label(picture, "Make a test picture with " + connection.name());
        label(limits, "Limits of " + connection.name());
        label(key, "Rotate the key of " + connection.name());
        label(webhook, "Webhook of " + connection.name());
        label(edit, "Edit " + connection.name());
        label(turn, "%s %s".formatted(turn.getText(), connection.name()));
    }

    private static void label(Button button, String text) {
        button.setAriaLabel(text);
    }

    private Button button(String text, Icons icon, Consumer<Connection> way) {
        return new Button(text, icon.create(), click -> shown.ifPresent(way));
    }
}
