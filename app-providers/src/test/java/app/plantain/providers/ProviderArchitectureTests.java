package app.plantain.providers;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "app.plantain", importOptions = ImportOption.DoNotIncludeTests.class)
class ProviderArchitectureTests {

    @ArchTest
    static final ArchRule noProviderKnowsAnother =
            slices().matching("app.plantain.providers.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule providersSeeOnlyThePortOfOurs = noClasses()
            .that()
            .resideInAPackage("app.plantain.providers..")
            .should()
            .dependOnClassesThat(resideInAPackage("app.plantain..")
                    .and(not(resideInAPackage("app.plantain.core.provider..")))
                    .and(not(resideInAPackage("app.plantain.providers.."))));

    @ArchTest
    static final ArchRule providersTakeTheTimeFromAClock = noClasses()
            .that()
            .resideInAPackage("app.plantain.providers..")
            .should()
            .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule drawingKnowsNothingOfVendors = classes()
            .that()
            .resideInAPackage("app.plantain.providers.sandbox.drawing")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "app.plantain.providers.sandbox.drawing", "java..", "javax.imageio..", "org.jspecify..");
}
