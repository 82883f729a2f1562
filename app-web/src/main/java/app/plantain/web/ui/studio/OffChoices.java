package app.plantain.web.ui.studio;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.shared.SelectionPreservationMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns off what cannot be chosen in a group, and says below it why. */
final class OffChoices<T> {

    private final RadioButtonGroup<T> group;
    private final Function<T, Optional<String>> whyNot;

    /** @param whyNot why something cannot be chosen now, as a part of a sentence; empty where it can */
    OffChoices(RadioButtonGroup<T> group, Function<T, Optional<String>> whyNot) {
        this.group = group;
        this.whyNot = whyNot;
        // Otherwise each look anew would forget what was chosen.
        group.setSelectionPreservationMode(SelectionPreservationMode.PRESERVE_EXISTING);
        group.setItemEnabledProvider(one -> whyNot.apply(one).isEmpty());
    }

    /** Looks anew at what can be chosen. What is chosen and cannot be any more gives way to the first that can. */
    void refresh() {
        group.getDataProvider().refreshAll();
        group.setHelperText(reasons());
        var chosen = group.getValue();
        if (chosen == null || whyNot.apply(chosen).isPresent()) {
            choose(null);
        }
    }

    /** Chooses what is wanted where it can be, else the first that can. */
    void choose(@Nullable T wanted) {
        var free = group.getListDataView()
                .getItems()
                .filter(one -> whyNot.apply(one).isEmpty())
                .toList();
        if (!free.isEmpty()) {
            group.setValue(wanted != null && free.contains(wanted) ? wanted : free.getFirst());
        }
    }

    /** Each reason once, after all that it is true of. */
    private String reasons() {
        var byReason = new LinkedHashMap<String, List<String>>();
        group.getListDataView()
                .getItems()
                .forEach(one -> whyNot.apply(one)
                        .ifPresent(why -> byReason.computeIfAbsent(why, _ -> new ArrayList<>())
                                .add(one.toString())));
        return byReason.entrySet().stream()
                .map(entry -> "%s: %s.".formatted(String.join(", ", entry.getValue()), entry.getKey()))
                .collect(Collectors.joining(" "));
    }
}
