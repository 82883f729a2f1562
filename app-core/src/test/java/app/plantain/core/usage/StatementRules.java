package app.plantain.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.TransferKind;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds for statements, whichever database keeps the transfers. */
abstract class StatementRules extends UsageScenario {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    Statements statements;

    @Autowired
    StatementCsv csv;

    @Test
    void theBalanceOfTheNewestLineIsTheLedgers() {
        someHistory();

        var lines = all(StatementFilter.ALL);

        assertThat(lines.getFirst().availableAfter())
                .isEqualTo(ledger.balance(team).available());
    }

    @Test
    void eachBalanceFollowsFromTheOneBefore() {
        someHistory();

        var lines = all(StatementFilter.ALL).reversed();

        var balance = 0L;
        for (var line : lines) {
            balance += line.available();
            assertThat(line.availableAfter()).isEqualTo(new Credits(balance));
        }
        assertThat(lines).extracting(StatementEntry::position).first().isEqualTo(1L);
    }

    @Test
    void aFilterTakesLinesAwayButChangesNoBalance() {
        someHistory();
        var byPosition = all(StatementFilter.ALL);

        var captures = all(StatementFilter.ALL.of(TransferKind.CAPTURE).by(second.user()));

        assertThat(captures).isNotEmpty().allMatch(byPosition::contains);
        assertThat(captures).allMatch(line -> line.kind() == TransferKind.CAPTURE);
    }

    @Test
    void pagesTogetherAreTheWhole() {
        someHistory();

        assertThat(paged(StatementFilter.ALL, 2)).isEqualTo(all(StatementFilter.ALL));
        var filter = StatementFilter.ALL.by(owner.user());
        assertThat(paged(filter, 2)).isEqualTo(all(filter));
    }

    @Test
    void linesAreFilteredByModelVendorAndWords() {
        grant(team, 100);
        job(owner, Order.of(5).model("nano-banana-pro").prompt("A red FIG 100%"));
        job(owner, Order.of(6).vendor("second").prompt("A plum"));

        assertThat(all(StatementFilter.ALL.of(new ModelId("nano-banana-pro"))))
                .hasSize(2)
                .allMatch(line -> line.prompt().orElseThrow().contains("FIG"));
        assertThat(all(StatementFilter.ALL.of(new VendorId("second")))).hasSize(2);
        assertThat(all(StatementFilter.ALL.with("red fig"))).hasSize(2);
        assertThat(all(StatementFilter.ALL.with("100%"))).hasSize(2);
        assertThat(all(StatementFilter.ALL.with("1%0"))).isEmpty();
        assertThat(all(StatementFilter.ALL.with("welcome"))).hasSize(1);
    }

    @Test
    void aPeriodBeginsAndEndsAtMidnightOfItsZone() {
        at(Instant.parse("2026-10-31T22:59:59.999999Z"));
        grant(team, 1);
        at(Instant.parse("2026-10-31T23:00:00Z"));
        grant(team, 2);
        at(Instant.parse("2026-11-30T22:59:59.999999Z"));
        grant(team, 3);
        at(Instant.parse("2026-11-30T23:00:00Z"));
        grant(team, 4);
        var november = Period.of(YearMonth.of(2026, 11), BERLIN);

        assertThat(all(StatementFilter.ALL.in(november)))
                .extracting(StatementEntry::amount)
                .containsExactly(Credits.of(3), Credits.of(2));
        assertThat(all(StatementFilter.ALL.in(november)).getFirst().availableAfter())
                .isEqualTo(Credits.of(6));
        var totals = statements.totals(team, november);
        assertThat(totals.opening()).isEqualTo(Credits.of(1));
        assertThat(totals.closing()).isEqualTo(Credits.of(6));
        assertThat(totals.moved().in()).isEqualTo(Credits.of(5));
        assertThat(statements.months(team, YearMonth.of(2026, 12), 3, BERLIN))
                .extracting(
                        month -> month.month().getMonthValue(),
                        month -> month.moved().in())
                .containsExactly(tuple(12, Credits.of(4)), tuple(11, Credits.of(5)), tuple(10, Credits.of(1)));
    }

    @Test
    void totalsAreTheSumsOfTheLines() {
        someHistory();
        var period = Period.until(LocalDate.of(2026, 11, 20), 1, UTC);

        var totals = statements.totals(team, period);

        assertThat(totals.moved().in()).isEqualTo(Credits.of(200));
        assertThat(totals.moved().spent()).isEqualTo(Credits.of(7 + 10 + 7));
        assertThat(totals.moved().images()).isEqualTo(3);
        assertThat(totals.moved().held()).isZero();
        assertThat(totals.closing()).isEqualTo(ledger.balance(team).available());
    }

    @Test
    void totalsThatWereReadBeforeHoldWhatComesLater() {
        at(NOON.minus(Duration.ofDays(5)));
        grant(team, 100);
        job(owner, Order.of(7));
        at(NOON);
        var days = Period.until(LocalDate.of(2026, 11, 20), 3, UTC);
        assertThat(statements.totals(team, days).moved().spent()).isEqualTo(Credits.ZERO);
        job(owner, Order.of(5));
        assertThat(statements.totals(team, days).moved().spent()).isEqualTo(Credits.of(5));
        at(NOON.plus(Duration.ofDays(3)));
        job(owner, Order.of(9));

        var longer = Period.until(LocalDate.of(2026, 11, 23), 10, UTC);
        assertThat(statements.totals(team, longer).moved().spent()).isEqualTo(Credits.of(21));
        assertThat(statements.totals(team, days).moved().spent()).isEqualTo(Credits.of(5));
        assertThat(statements.totals(team, days).opening()).isEqualTo(Credits.of(93));
        assertThat(statements.totals(team, days).closing()).isEqualTo(Credits.of(88));
    }

    @Test
    void whoReadsOnlyOwnJobsSeesThemAndWhatIsTheTeams() {
        someHistory();

        var mine = statements.newest(Reader.ofOne(team, second.user()), StatementFilter.ALL, 100);

        assertThat(mine.entries())
                .extracting(StatementEntry::kind)
                .containsExactly(
                        TransferKind.GRANT,
                        TransferKind.RELEASE,
                        TransferKind.CAPTURE,
                        TransferKind.HOLD,
                        TransferKind.GRANT);
        var others = StatementFilter.ALL.by(owner.user());
        assertThat(statements
                        .newest(Reader.ofOne(team, second.user()), others, 100)
                        .entries())
                .isEmpty();
    }

    @Test
    void anotherTeamsLinesAreNotThere() {
        someHistory();
        var other = newTeam().team();

        assertThat(statements
                        .newest(Reader.ofAll(other), StatementFilter.ALL, 10)
                        .entries())
                .isEmpty();
    }

    @Test
    void aFileHoldsEveryLineAndNoFormula() {
        grant(team, 100);
        job(owner, Order.of(5).prompt("=HYPERLINK(\"http://evil\",\"fig\")"));
        var file = new StringBuilder();

        csv.write(Reader.ofAll(team), StatementFilter.ALL, file);

        var lines = file.toString().split("\r\n");
        assertThat(lines).hasSize(4);
        assertThat(file)
                .contains("\"'=HYPERLINK(\"\"http://evil\"\",\"\"fig\"\")\"")
                .doesNotContain("\"=");
        assertThat(lines[1]).endsWith(",0.00,-5.00,95.00");
        assertThat(lines[2]).endsWith(",-5.00,5.00,95.00");
        assertThat(lines[3]).endsWith(",100.00,0.00,100.00");
    }

    @Test
    void aLongHistoryIsReadFromItsMiddle() {
        bulk(45_000);
        var accounts = new TransferSums(JdbcClient.create(jdbc));
        var balances = new RunningBalances(accounts);
        var here = accounts.accounts(team).orElseThrow();

        assertThat(balances.after(team, here, 45_000)).isEqualTo(45_000);
        assertThat(balances.after(team, here, 41_234)).isEqualTo(41_234);
        assertThat(balances.after(team, here, 12_345)).isEqualTo(12_345);
        assertThat(balances.after(team, here, 20_000)).isEqualTo(20_000);
        assertThat(balances.after(team, here, 23_456)).isEqualTo(23_456);
        assertThat(balances.after(team, here, 0)).isZero();
        assertThat(all(StatementFilter.ALL.with("the needle")))
                .extracting(StatementEntry::position)
                .containsExactly(3L);
    }

    /** So many grants of a hundredth each, in no chain that could be proved. */
    private void bulk(int count) {
        jdbc.update(
                "insert into credit_transfer (id, team_id, position, business_key, kind, debit, credit,"
                        + " amount, reason, created_at, hash)"
                        + " select " + newId() + ", ?, n, ? || n, 'GRANT', 'ISSUED', 'AVAILABLE', 1,"
                        + " case when n = 3 then 'The needle' else 'Hay' end, ?, 'x' from " + numbers(count),
                team.value(),
                "bulk:" + team + ":",
                now());
        jdbc.update("update credit_ledger set position = ? where team_id = ?", count, team.value());
        jdbc.update("update credit_ledger set available = ? where team_id = ?", count, team.value());
    }

    /** In the words of the database. */
    abstract String numbers(int count);

    abstract String newId();

    private void someHistory() {
        grant(team, 100);
        job(owner, Order.of(7));
        job(second, Order.of(15).charged(10));
        job(owner, Order.of(9).charged(0));
        job(owner, Order.of(7).prompt("Figs"));
        grant(team, 100);
    }

    private List<StatementEntry> all(StatementFilter filter) {
        return statements.newest(Reader.ofAll(team), filter, 1_000).entries();
    }

    private List<StatementEntry> paged(StatementFilter filter, int size) {
        var page = statements.newest(Reader.ofAll(team), filter, size);
        var lines = new ArrayList<>(page.entries());
        while (page.next().isPresent()) {
            page = statements.after(Reader.ofAll(team), filter, page.next().get(), size);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(size);
            lines.addAll(page.entries());
        }
        return lines;
    }
}
