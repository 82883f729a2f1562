package app.plantain.web.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Jobs;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.ModelOffer;
import app.plantain.core.testing.SettableClock;
import app.plantain.web.account.ViewTest;
import app.plantain.web.testing.TestPictures;
import app.plantain.web.testing.TestPrices;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the Studio shows is what is paid. */
@Import({TestPrices.class, TestPictures.class})
class StudioQuoteTests extends ViewTest {

    @Autowired
    Ledger ledger;

    @Autowired
    Jobs jobs;

    @Autowired
    TestPrices prices;

    @Autowired
    TestPictures pictures;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Member me;

    @BeforeEach
    void aTeamThatPaysFiveCredits() {
        clock.advance(Duration.ofSeconds(1));
        me = people.owner();
        ledger.grant(me.team(), Credits.of(100), "Welcome", null, "test:" + me.team());
        prices.set(me.team(), "1K", Credits.of(5));
        prices.set(me.team(), "2K", Credits.of(8));
        signIn(me.user());
    }

    @Test
    void theTeamsOwnPricesAreShown() {
        open();

        assertThat(text()).contains("5 credits");
    }

    @Test
    void whatIsShownIsPaidThoughThePriceRisesMeanwhile() {
        open();
        raise("1K", 9);

        submit();

        assertThat(held()).isEqualTo(Credits.of(5));
        assertThat(myJobs()).hasSize(1);
    }

    @Test
    void aPriceThatRoseAfterTheQuoteWasOverIsShownBeforeAnythingIsHeld() {
        open();
        raise("1K", 9);
        clock.advance(Duration.ofMinutes(10));

        submit();

        assertThat(myJobs()).isEmpty();
        assertThat(held()).isEqualTo(Credits.ZERO);
        assertThat(text()).contains("cost 5 credits and costs 9 now", "9 credits");

        press("Generate");
        assertThat(held()).isEqualTo(Credits.of(9));
        assertThat(text()).contains("9 credits");
    }

    @Test
    void aQuoteThatIsOverIsRenewedSilentlyWhereThePriceIsTheSame() {
        open();
        clock.advance(Duration.ofMinutes(11));

        submit();

        assertThat(held()).isEqualTo(Credits.of(5));
    }

    @Test
    void aQuoteThatIsRefusedIsTakenAnewAndThePriceIsShown() {
        open();
        raise("1K", 9);
        clock.advance(Duration.ofMinutes(10));
        var composer = find(Composer.class).single();

        composer.refuse("quote", "The quote has expired.");

        assertThat(text()).contains("looked up anew", "9 credits");
    }

    @Test
    void thereIsOneQuoteForEachSettingAndNoneForATypedNumber() {
        open();
        var atFirst = quotes();

        images().setValue(2);
        images().setValue(3);
        prompt().setValue("Leaves");
        assertThat(quotes()).isEqualTo(atFirst);

        tier().setValue(ResolutionTier.TWO_K);
        assertThat(quotes()).isEqualTo(atFirst + 1);

        tier().setValue(ResolutionTier.ONE_K);
        open();
        assertThat(quotes()).isEqualTo(atFirst + 1);
    }

    @Test
    void anotherNumberOfReferencesIsQuotedAnew() {
        open();
        var reference = pictures.add(me, "Leaves");
        navigateToStudio("reference", reference.toString());

        assertThat(jdbc.queryForList(
                        "select reference_count from quote where team_id = ? order by id",
                        Integer.class,
                        me.team().value()))
                .contains(0, 1);
    }

    private void open() {
        navigate(StudioView.class);
        model().getListDataView()
                .getItems()
                .filter(offer -> offer.model().value().equals("nano-banana-2"))
                .findFirst()
                .ifPresent(model()::setValue);
        tier().setValue(ResolutionTier.ONE_K);
        jdbc.update(
                "delete from quote where team_id = ? and model <> 'nano-banana-2'",
                me.team().value());
    }

    private void submit() {
        prompt().setValue("Leaves");
        press("Generate");
    }

    private void raise(String tier, long credits) {
        clock.advance(Duration.ofSeconds(1));
        prices.set(me.team(), tier, Credits.of(credits));
    }

    private Credits held() {
        return ledger.balance(me.team()).held();
    }

    private List<JobView> myJobs() {
        return jobs.page(me.team(), null, 10);
    }

    private int quotes() {
        return jdbc.queryForList(
                        "select id from quote where team_id = ?", me.team().value())
                .size();
    }

    @SuppressWarnings("unchecked")
    private Select<ModelOffer> model() {
        return find(Select.class).single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<ResolutionTier> tier() {
        return find(RadioButtonGroup.class).all().stream()
                .filter(group -> group.getValue() instanceof ResolutionTier)
                .findFirst()
                .orElseThrow();
    }

    private TextArea prompt() {
        return find(TextArea.class).single();
    }

    private IntegerField images() {
        return find(IntegerField.class).single();
    }
}
