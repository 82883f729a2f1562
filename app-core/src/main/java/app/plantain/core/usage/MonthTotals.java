package app.plantain.core.usage;

import java.time.YearMonth;

/** How a team's credits moved in one month. */
public record MonthTotals(YearMonth month, Totals moved) {}
