package app.plantain;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules of all jars, seen as one application: who may use whom, and nobody in a circle. */
class ModularityTests {

    private static final DescribedPredicate<JavaClass> WHAT_TESTS_SHARE = DescribedPredicate.describe(
            "what the modules share for their tests",
            type -> type.getSource()
                    .filter(source -> source.getUri().toString().contains("-tests.jar"))
                    .isPresent());

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(Application.class, WHAT_TESTS_SHARE).verify();
    }
}
