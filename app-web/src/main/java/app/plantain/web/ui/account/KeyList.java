package app.plantain.web.ui.account;

import app.plantain.core.identity.Member;
import app.plantain.web.account.ApiKeySummary;
import app.plantain.web.account.ApiKeys;
import app.plantain.web.account.Entry;
import app.plantain.web.account.NewApiKey;
import app.plantain.web.address.PublicAddress;
import app.plantain.web.ui.form.Attempt;
import app.plantain.web.ui.form.EntryForm;
import app.plantain.web.ui.form.ShownOnce;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The person's API keys for the current team. */
class KeyList extends Div {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private final transient ApiKeys keys;
    private final transient PublicAddress address;
    private final transient Member me;
    private final Div rows = new Div();

    KeyList(ApiKeys keys, PublicAddress address, Member me, String team) {
        this.keys = keys;
        this.address = address;
        this.me = me;
        addClassNames("pl-stack");
        rows.addClassNames("pl-panel", "pl-divided");
        rows.getElement().setAttribute("role", "list");
        var head = new Div(new H2("API keys"), new Button("Make a key", Icons.PLUS.create(), click -> askForName()));
        head.addClassNames("pl-row", "pl-spread");
        var text = new Paragraph("With a key, a program acts as you for the team %s.".formatted(team));
        text.addClassName("pl-quiet");
        add(head, text, rows);
        fill();
    }

    private void fill() {
        rows.removeAll();
        var mine = keys.list(me);
        rows.setVisible(!mine.isEmpty());
        mine.forEach(key -> rows.add(row(key)));
    }

    private Div row(ApiKeySummary key) {
        var hint = new Span(key.hint());
        hint.addClassName("pl-inline-code");
        var name = new Div(new Span(key.name() + " "), hint);
        name.addClassName("pl-clip");
        var dates = new Div("Made %s · %s".formatted(time(key.created()), use(key)));
        dates.addClassName("pl-caption");
        var text = new Div(name, dates);
        text.addClassName("pl-fill");
        var row = new Div(text, new Button("Revoke", click -> revoke(key)));
        row.addClassName("pl-item");
        row.getElement().setAttribute("role", "listitem");
        return row;
    }

    private static String use(ApiKeySummary key) {
        var lastUsed = key.lastUsed();
        return lastUsed == null ? "never used" : "used " + time(lastUsed);
    }

    private static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private void askForName() {
        var dialog = new Dialog("Make an API key");
        var name = new TextField("Name");
        name.setHelperText("What will use it, such as a script or a server.");
        name.setMaxLength(80);
        var form = new EntryForm("Make the key", () -> {
            var made = keys.make(me, name.getValue());
            dialog.close();
            show(made);
        });
        form.field(Entry.KEY_NAME, name).setAutofocus(true);
        dialog.setWidth("min(420px, 92vw)");
        dialog.add(form);
        dialog.open();
    }

    private void show(NewApiKey made) {
        fill();
        new ShownOnce(
                        "The key is made",
                        "Copy it now: it is shown only once. Keep it as you keep a password.",
                        "API key",
                        made.secret())
                .withExample("Try it", example(made.secret()))
                .open();
    }

    private String example(String secret) {
        return "curl %s \\\n  -H \"Authorization: Bearer %s\"".formatted(address.of("/v1/models"), secret);
    }

    private void revoke(ApiKeySummary key) {
        Attempt.afterAsking(
                "Revoke " + key.name() + "?", "Programs that use this key are refused at once.", "Revoke", () -> {
                    keys.revoke(me, key.id());
                    fill();
                });
    }
}
