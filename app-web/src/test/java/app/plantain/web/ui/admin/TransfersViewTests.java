package app.plantain.web.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.FoundTransfer;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.TransferKind;
import app.plantain.core.credits.TransferQuery;
import app.plantain.core.identity.Member;
import app.plantain.web.account.ViewTest;
import app.plantain.web.ui.part.CardTable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TransfersViewTests extends ViewTest {

    @Autowired
    Ledger ledger;

    Member owner;

    @BeforeEach
    void anAdministratorAndATeamWithCredits() {
        owner = people.owner();
        grant(1);
        signIn(people.administrator());
    }

    @Test
    void whoIsNoAdministratorSeesNothing() {
        signIn(owner.user());

        assertThatThrownBy(() -> navigate(TransfersView.class)).isNotNull();

        assertThat(text()).doesNotContain("Administration");
    }

    @Test
    void aTransferIsFoundByEmailWithAllThatBelongsToIt() {
        navigate(TransfersView.class);

        fill("Find", people.email(owner.user()));

        assertThat(table().size()).isEqualTo(1);
        assertThat(text())
                .contains("Granted", "issued → available", "100.00", "Person", "Welcome 1", key(1))
                .contains(people.email(owner.user()));
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        navigate(TransfersView.class);

        fill("Find", "no such thing " + owner.team());

        assertThat(text()).contains("No transfer found", "Look for an id");
    }

    @Test
    void theAddressSaysWhatToLookFor() {
        UI.getCurrent().navigate("admin/transfers", QueryParameters.simple(Map.of("q", key(1), "kind", "GRANT")));
        roundTrip();

        assertThat(table().size()).isEqualTo(1);
        assertThat(kind().getValue()).isEqualTo(TransferKind.GRANT);
    }

    @Test
    void theKindNarrowsWhatIsShown() {
        navigate(TransfersView.class);
        fill("Find", people.email(owner.user()));

        kind().setValue(TransferKind.EXPIRY);

        assertThat(text()).contains("No transfer found");
    }

    @Test
    void olderTransfersAreShownOnRequest() {
        for (var number = 2; number < TransfersView.PAGE + 3; number++) {
            grant(number);
        }
        navigate(TransfersView.class);
        fill("Find", people.email(owner.user()));
        assertThat(table().size()).isEqualTo(TransfersView.PAGE);

        press("Show older");

        assertThat(table().size()).isEqualTo(TransfersView.PAGE + 2);
    }

    @Test
    void theTeamLinksToAllItsTransfers() {
        navigate(TransfersView.class);
        fill("Find", key(1));

        assertThat(find(Anchor.class).all())
                .anySatisfy(link -> assertThat(link.getHref()).isEqualTo("admin/transfers?q=" + owner.team()));
    }

    @Test
    void anAddressIsReadBack() {
        var query = new TransferQuery(
                "a & b=c",
                Optional.of(TransferKind.HOLD),
                Optional.of(TransferAddress.start(LocalDate.of(2026, 11, 1))),
                Optional.of(TransferAddress.start(LocalDate.of(2026, 12, 1))));

        assertThat(TransferAddress.query(TransferAddress.parameters(query))).isEqualTo(query);
        assertThat(TransferAddress.parameters(query).getSingleParameter("to")).contains("2026-11-30");
    }

    @Test
    void anAddressThatMakesNoSenseLooksForEverything() {
        var parameters = QueryParameters.simple(Map.of("kind", "THEFT", "from", "soon", "to", "2026-13-01"));

        assertThat(TransferAddress.query(parameters)).isEqualTo(TransferQuery.ALL);
    }

    private void grant(int number) {
        ledger.grant(owner.team(), Credits.of(100), "Welcome " + number, owner.user(), key(number));
    }

    private String key(int number) {
        return "test:%d:%s".formatted(number, owner.team());
    }

    @SuppressWarnings("unchecked")
    private CardTable<FoundTransfer> table() {
        return find(CardTable.class).single();
    }

    @SuppressWarnings("unchecked")
    private Select<TransferKind> kind() {
        return find(Select.class).single();
    }
}
