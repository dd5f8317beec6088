package aicmo.cam.testing;

import static aicmo.cam.testing.HouseRoles.BEANS;
import static aicmo.cam.testing.HouseRoles.PLAIN_NOUNS;
import static aicmo.cam.testing.HouseRoles.ROWS;
import static aicmo.cam.testing.HouseRoles.SERVICES;
import static aicmo.cam.testing.HouseRoles.SERVICE_CODE;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.nio.file.Path;

/**
 * The rules of the house (design, "Rules of the house") as ArchUnit rules. A module includes them with
 * {@code @ArchTest static final ArchTests house = ArchTests.in(HouseRules.class);} in a class that says
 * {@code @AnalyzeClasses(packages = "aicmo.cam", importOptions = DoNotIncludeTests.class)}.
 */
public final class HouseRules {

    private HouseRules() {}

    @ArchTest
    public static final ArchRule EVENTS_DEPEND_ON_NOTHING = classes()
            .that()
            .resideInAPackage("aicmo.cam.events..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "aicmo.cam.events..")
            .because("the contract is for everyone, whatever libraries they use")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule MAIL_IS_A_LIBRARY = noClasses()
            .that()
            .resideInAPackage("aicmo.cam.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.enterprise..",
                    "jakarta.inject..",
                    "jakarta.persistence..",
                    "java.sql..",
                    "org.apache.kafka..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "org.eclipse.microprofile..")
            .because("one message is a pure matter: bytes in, values out")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule SERVICES_SPEAK_THROUGH_EVENTS_ONLY = SERVICES.stream()
            .map(HouseRules::knowsNoOtherService)
            .reduce((a, b) -> CompositeArchRule.of(a).and(b))
            .orElseThrow();

    @ArchTest
    public static final ArchRule PLAIN_NOUNS_ARE_PURE = noClasses()
            .that(SERVICE_CODE.and(PLAIN_NOUNS))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.enterprise..",
                    "jakarta.ws.rs..",
                    "org.eclipse.microprofile.reactive..",
                    "io.smallrye.reactive..",
                    "org.apache.kafka..")
            .because(
                    "CDI, HTTP and Kafka stand at the rim: *Resource, *Listener, Due*, Poll*, *Provider, *Client, beans")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule ONLY_ROWS_SPEAK_SQL = noClasses()
            .that(SERVICE_CODE.and(PLAIN_NOUNS).and(not(ROWS)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..")
            .because("SQL lives in *Rows, *Table, *Store and in beans")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule TIME_COMES_BY_CLOCK = noClasses()
            .that(SERVICE_CODE.and(not(BEANS)))
            .should(HouseRoles.readTheWallClock())
            .because("policies are tested at any time of any day")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule EVERY_WAIT_HAS_AN_END = noClasses()
            .that(SERVICE_CODE.or(JavaClass.Predicates.resideInAnyPackage(
                    "aicmo.cam.messaging..", "aicmo.cam.rest..", "aicmo.cam.mail..")))
            .should(HouseWaits.waitForEver())
            .because("what is waited for may never come, and nobody would be told")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .that()
            .resideInAPackage("aicmo.cam..")
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|DTO)")
            .because("such a name says nothing about the thing")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_PACKAGE_IS_COMMON = noClasses()
            .that()
            .resideInAPackage("aicmo.cam..")
            .should()
            .resideInAPackage("..common..")
            .because("packages are named after features")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule DEPENDENCIES_COME_BY_CONSTRUCTOR = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("aicmo.cam..")
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .because("what a class needs is said in its constructor")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule SERVICES_LOG = noClasses()
            .that(SERVICE_CODE)
            .should(ACCESS_STANDARD_STREAMS)
            .orShould(USE_JAVA_UTIL_LOGGING)
            .because("what a service says goes to its log, through org.jboss.logging")
            .allowEmptyShould(true);

    /** Reads the sources of the module whose tests run: surefire and IDEs start them in its folder. */
    @ArchTest
    public static void sources_keep_their_shape(JavaClasses classes) {
        SourceShape.of(Path.of("src/main/java")).check();
        SourceShape.of(Path.of("src/test/java")).checkFiles();
    }

    private static ArchRule knowsNoOtherService(String service) {
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "aicmo.cam." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("aicmo.cam." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("services speak through events")
                .allowEmptyShould(true);
    }
}
