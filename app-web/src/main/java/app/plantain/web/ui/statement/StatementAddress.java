package app.plantain.web.ui.statement;

import app.plantain.core.credits.TransferKind;
import app.plantain.core.identity.UserId;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import app.plantain.core.usage.Period;
import app.plantain.core.usage.StatementFilter;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A filter of a statement as a part of the address, so that it can be linked to and kept. */
public final class StatementAddress {

    /** Where the statement is. */
    public static final String PATH = "statement";

    private static final int LONGEST_TEXT = 200;

    private StatementAddress() {}

    /** The filter in an address; what cannot be read there is left out. */
    static StatementFilter read(QueryParameters parameters, ZoneId zone) {
        return new StatementFilter(
                period(parameters, zone),
                value(parameters, "kind", text -> TransferKind.valueOf(text.toUpperCase(Locale.ROOT))),
                value(parameters, "member", UserId::parse),
                value(parameters, "model", ModelId::new),
                value(parameters, "vendor", VendorId::new),
                parameters
                        .getSingleParameter("text")
                        .map(text -> text.substring(0, Math.min(LONGEST_TEXT, text.length())))
                        .orElse(""));
    }

    /** The part of an address that says a filter. */
    public static QueryParameters of(StatementFilter filter) {
        Map<String, String> parts = new LinkedHashMap<>();
        filter.period().ifPresent(period -> {
            parts.put("from", period.first().toString());
            parts.put("to", period.last().toString());
        });
        filter.kind().ifPresent(kind -> parts.put("kind", kind.name().toLowerCase(Locale.ROOT)));
        filter.member().ifPresent(member -> parts.put("member", member.toString()));
        filter.model().ifPresent(model -> parts.put("model", model.value()));
        filter.vendor().ifPresent(vendor -> parts.put("vendor", vendor.value()));
        if (!filter.text().isBlank()) {
            parts.put("text", filter.text());
        }
        return QueryParameters.simple(parts);
    }

    /** The period of an address that says one. */
    public static Optional<Period> period(QueryParameters parameters, ZoneId zone) {
        var from = value(parameters, "from", LocalDate::parse);
        var to = value(parameters, "to", LocalDate::parse);
        return from.flatMap(first -> to.filter(last -> !last.isBefore(first) && isSensible(first) && isSensible(last))
                .map(last -> new Period(first, last, zone)));
    }

    private static boolean isSensible(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() < 3000;
    }

    private static <T> Optional<T> value(QueryParameters parameters, String name, Function<String, T> read) {
        return parameters.getSingleParameter(name).flatMap(text -> {
            try {
                return Optional.of(read.apply(text));
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                return Optional.empty();
            }
        });
    }
}
