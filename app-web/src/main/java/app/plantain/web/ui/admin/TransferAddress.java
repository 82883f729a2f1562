package app.plantain.web.ui.admin;

import app.plantain.core.credits.TransferKind;
import app.plantain.core.credits.TransferQuery;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is looked for, as it stands in the address of the page: a search can be kept and sent to somebody. */
final class TransferAddress {

    private static final String TEXT = "q";
    private static final String KIND = "kind";
    private static final String FROM = "from";
    private static final String TO = "to";

    private TransferAddress() {}

    /** Reads an address; what makes no sense in it is left out. */
    static TransferQuery query(QueryParameters parameters) {
        return new TransferQuery(
                parameters.getSingleParameter(TEXT).orElse(""),
                parameters.getSingleParameter(KIND).flatMap(TransferAddress::kind),
                parameters
                        .getSingleParameter(FROM)
                        .flatMap(TransferAddress::day)
                        .map(TransferAddress::start),
                parameters.getSingleParameter(TO).flatMap(TransferAddress::day).map(day -> start(day.plusDays(1))));
    }

    static QueryParameters parameters(TransferQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!query.text().isEmpty()) {
            parameters.put(TEXT, query.text());
        }
        query.kind().ifPresent(kind -> parameters.put(KIND, kind.name()));
        query.from().ifPresent(time -> parameters.put(FROM, firstDay(time).toString()));
        query.until().ifPresent(time -> parameters.put(TO, lastDay(time).toString()));
        return QueryParameters.simple(parameters);
    }

    /** The address of a search for a text. */
    static String of(String text) {
        return TransfersView.ADDRESS + "?" + TEXT + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The beginning of a day, in UTC. */
    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The day that begins at a time, in UTC. */
    static LocalDate firstDay(Instant start) {
        return LocalDate.ofInstant(start, ZoneOffset.UTC);
    }

    /** The day that ends at a time, in UTC. */
    static LocalDate lastDay(Instant end) {
        return firstDay(end).minusDays(1);
    }

    private static Optional<TransferKind> kind(String name) {
        return Arrays.stream(TransferKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
