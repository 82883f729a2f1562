package app.plantain.web.ui.jobs;

import app.plantain.core.generation.JobFilter;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Which jobs are shown, as links with addresses of their own, and how many there are of each. */
final class JobFilters extends Nav {

    private final Map<JobFilter, Anchor> links = new EnumMap<>(JobFilter.class);
    private final Map<JobFilter, Span> counts = new EnumMap<>(JobFilter.class);
    private JobFilter chosen = JobFilter.ALL;

    JobFilters() {
        addClassNames("pl-subnav", "pl-job-filters");
        setAriaLabel("Which jobs");
        for (var filter : JobFilter.values()) {
            var count = new Span();
            count.addClassName("pl-count");
            var link = new Anchor(address(filter), new Span(name(filter)), count);
            link.getElement().setAttribute("router-link", true);
            links.put(filter, link);
            counts.put(filter, count);
            add(link);
        }
    }

    /** The address at which jobs are shown through a filter. */
    static String address(JobFilter filter) {
        return filter == JobFilter.ALL ? "jobs" : "jobs?show=" + key(filter);
    }

    JobFilter chosen() {
        return chosen;
    }

    /** Takes what an address says; what is no filter shows all. */
    void choose(Optional<String> key) {
        chosen = JobFilter.ALL;
        for (var filter : JobFilter.values()) {
            if (key.filter(key(filter)::equals).isPresent()) {
                chosen = filter;
            }
        }
        links.forEach((filter, link) -> {
            if (filter == chosen) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    void count(ToIntFunction<JobFilter> number) {
        counts.forEach((filter, span) -> {
            var count = filter == JobFilter.ALL ? 0 : number.applyAsInt(filter);
            span.setText(count == 0 ? "" : "%,d".formatted(count));
            span.getElement().setAttribute("data-wanted", filter == JobFilter.TO_DECIDE);
        });
    }

    private static String key(JobFilter filter) {
        return filter.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String name(JobFilter filter) {
        return switch (filter) {
            case ALL -> "All";
            case OPEN -> "Open";
            case TO_DECIDE -> "To decide";
            case WITHOUT_IMAGE -> "Without image";
        };
    }
}
