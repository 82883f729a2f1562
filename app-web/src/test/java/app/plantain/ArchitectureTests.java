package app.plantain;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import java.awt.image.RenderedImage;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.springframework.data.repository.Repository;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PostFilter;
import org.springframework.security.access.prepost.PreFilter;

@AnalyzeClasses(
        packages = "app.plantain",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTests.WithoutTestJars.class})
class ArchitectureTests {

    /** What the modules share for their tests comes as a jar of its own. */
    static final class WithoutTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_NO_WEB_AND_NO_VENDOR = noClasses()
            .that()
            .resideInAPackage("app.plantain.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("app.plantain.web..", "app.plantain.providers..", "com.vaadin..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule A_PROVIDER_SEES_ONLY_THE_PORT = noClasses()
            .that()
            .resideInAPackage("app.plantain.providers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "app.plantain.web..",
                    "app.plantain.core.credits..",
                    "app.plantain.core.gallery..",
                    "app.plantain.core.generation..",
                    "app.plantain.core.routing..",
                    "app.plantain.core.identity..",
                    "app.plantain.core.audit..");

    @ArchTest
    static final ArchRule THE_WAY_OUT_IS_GUARDED = noClasses()
            .that()
            .resideOutsideOfPackage("app.plantain.core.provider.http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..",
                    "org.apache.hc..",
                    "org.springframework.http.client..",
                    "org.springframework.web.client..");

    @ArchTest
    static final ArchRule NO_SCREEN_SEES_AN_ADAPTER = noClasses()
            .that()
            .resideInAPackage("app.plantain.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("app.plantain.providers..");

    /** {@code @PreAuthorize} is the one that is held, by {@code AdministratorMethods}; others would only look as if. */
    @ArchTest
    static final ArchRule METHODS_ARE_SECURED_BY_ONE_ANNOTATION = noClasses()
            .that()
            .resideOutsideOfPackage("app.plantain.web.ui..")
            .should()
            .dependOnClassesThat(belongToAnyOf(
                    PostAuthorize.class,
                    PostFilter.class,
                    PreFilter.class,
                    Secured.class,
                    DenyAll.class,
                    PermitAll.class,
                    RolesAllowed.class));

    @ArchTest
    static final ArchRule SCREENS_USE_NO_REPOSITORY = noClasses()
            .that()
            .resideInAPackage("app.plantain.web.ui..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Repository.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule ENTITIES_STAY_IN_THEIR_FEATURE =
            classes().that().areAnnotatedWith(Entity.class).should().notBePublic();

    @ArchTest
    static final ArchRule REPOSITORIES_STAY_IN_THEIR_FEATURE =
            classes().that().areAssignableTo(Repository.class).should().notBePublic();

    @ArchTest
    static final ArchRule VIEWS_ARE_OPENED_BY_THEIR_ADDRESS =
            classes().that().areAnnotatedWith(Route.class).should().notBePublic();

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses().should().callMethod(Instant.class, "now");

    /** Made from other streams, those of ImageIO write what they hold to a temporary file each. */
    @ArchTest
    static final ArchRule PICTURES_ARE_READ_AND_WRITTEN_IN_MEMORY = noClasses()
            .should()
            .callMethod(ImageIO.class, "createImageInputStream", Object.class)
            .orShould()
            .callMethod(ImageIO.class, "createImageOutputStream", Object.class)
            .orShould()
            .callMethod(ImageIO.class, "read", InputStream.class)
            .orShould()
            .callMethod(ImageIO.class, "write", RenderedImage.class, String.class, OutputStream.class);

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_TYPES_DO = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Utils");

    @ArchTest
    static final ArchRule NOBODY_PRINTS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule FAILURES_HAVE_NAMES = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule DEPENDENCIES_COME_BY_CONSTRUCTOR = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
}
