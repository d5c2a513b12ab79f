package io.bantin.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule whose package does not exist passes silently, so each one first looks whether it has something to judge. */
class ArchitectureTests {

    private static final List<String> SERVICES = List.of("article", "category", "notification", "portal", "gateway");

    private static final String BRIDGE = "org.springframework.cloud.stream.function.StreamBridge";

    private static final String REPLAYS = "io.bantin.kit.deadletters.ReplaySender";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .importPaths(List.of(
                            "article-service",
                            "category-service",
                            "notification-service",
                            "portal",
                            "gateway",
                            "service-kit",
                            "local-stack")
                    .stream()
                    .map(module -> Path.of("..", module, "target", "classes"))
                    .toList());

    @ParameterizedTest
    @ValueSource(strings = {"article", "category", "notification", "portal", "gateway", "kit", "stack", "local"})
    void capabilitiesDoNotDependOnEachOtherInCircles(String part) {
        assertThat(in("io.bantin." + part)).isNotEmpty();
        slices().matching("io.bantin.%s.(*)..".formatted(part))
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"article", "category", "notification", "portal", "gateway"})
    void servicesKnowNothingOfEachOther(String service) {
        assertThat(in("io.bantin." + service)).isNotEmpty();
        var others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "io.bantin." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.bantin." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(HOUSE);
    }

    @Test
    void theKitHasNoBusinessInIt() {
        assertThat(in("io.bantin.kit")).isNotEmpty();
        noClasses()
                .that()
                .resideInAPackage("io.bantin.kit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES.stream()
                        .map(service -> "io.bantin." + service + "..")
                        .toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void whatRunsInProductionNeedsNothingOfTheLocalStack() {
        assertThat(in("io.bantin.stack")).isNotEmpty();
        noClasses()
                .that()
                .resideOutsideOfPackages("io.bantin.stack..", "io.bantin.local..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.bantin.stack..", "io.bantin.local..")
                .check(HOUSE);
    }

    @Test
    void onlyTheOutboxRelaySendsEvents() {
        assertThat(HOUSE.that(resideInAPackage("io.bantin.kit.outbox..")))
                .anySatisfy(relay -> assertThat(relay.getDirectDependenciesFromSelf())
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getFullName().equals(BRIDGE)));
        noClasses()
                .that()
                .resideOutsideOfPackage("io.bantin.kit.outbox..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(BRIDGE)
                .check(HOUSE);
        // In kit.events: the dead letters of the listener container, which are records that were read and no events of
        // ours. And what operators send again, which its owner sent before.
        assertThat(HOUSE.contain(REPLAYS)).isTrue();
        noClasses()
                .that()
                .resideOutsideOfPackages("io.bantin.kit.events..", "io.bantin.stack..")
                .and()
                .doNotHaveFullyQualifiedName(REPLAYS)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.springframework\\.kafka\\.core\\.Kafka(Template|Operations)"
                        + "|org\\.apache\\.kafka\\.clients\\.producer\\..*")
                .check(HOUSE);
    }

    @Test
    void onlyTheDecisionsOfPeopleSendDeadLettersAgain() {
        assertThat(HOUSE.contain(REPLAYS)).isTrue();
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.bantin.kit.deadletters.DeadLetterDecisions")
                .and()
                .doNotHaveFullyQualifiedName("io.bantin.kit.deadletters.DeadLettersConfiguration")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(REPLAYS)
                .check(HOUSE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(HOUSE);
    }

    @Test
    void controllersStayInTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .or()
                .areAnnotatedWith("org.springframework.stereotype.Controller")
                .should()
                .bePackagePrivate()
                .check(HOUSE);
    }

    private static List<?> in(String root) {
        return List.copyOf(HOUSE.that(resideInAPackage(root + "..")));
    }
}
