package app.plantain.web.ui.statement;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.TransferKind;
import app.plantain.core.identity.UserId;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import app.plantain.core.usage.Period;
import app.plantain.core.usage.StatementFilter;
import com.vaadin.flow.router.QueryParameters;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementAddressTests {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Test
    void whatIsWrittenIsRead() {
        var filter = StatementFilter.ALL
                .in(Period.of(YearMonth.of(2026, 11), ZONE))
                .of(TransferKind.CAPTURE)
                .by(new UserId(UUID.randomUUID()))
                .of(new ModelId("nano-banana"))
                .of(new VendorId("sandbox"))
                .with("figs & plums");

        assertThat(StatementAddress.read(StatementAddress.of(filter), ZONE)).isEqualTo(filter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-11-02&to=2026-11-01",
                "from=2026-11-02",
                "from=-999999999-01-01&to=2026-11-01",
                "kind=theft",
                "member=me",
                "vendor=%00",
                "x=y"
            })
    void whatCannotBeReadIsLeftOut(String address) {
        assertThat(StatementAddress.read(QueryParameters.fromString(address), ZONE))
                .isEqualTo(StatementFilter.ALL);
    }
}
