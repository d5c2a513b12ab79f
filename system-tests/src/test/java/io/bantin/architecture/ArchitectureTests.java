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

/**
 * The rules that hold for all modules. A rule whose package does not exist passes silently, so each test first makes sure
 * that the package has classes.
 */
class ArchitectureTests {

    private static final List<String> SERVICES = List.of("article", "category", "notification", "portal", "gateway");

    private static final String BRIDGE = "org.springframework.cloud.stream.function.StreamBridge";

    private static final String REPLAYS = "io.bantin.deadletters.ReplaySender";

    private static final JavaClasses MODULES = new ClassFileImporter()
            .importPaths(List.of(
                            "article-service",
                            "category-service",
                            "notification-service",
                            "portal",
                            "gateway",
                            "service-kit",
                            "dead-letters",
                            "local-stack")
                    .stream()
                    .map(module -> Path.of("..", module, "target", "classes"))
                    .toList());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "article",
                "article.rendering",
                "category",
                "notification",
                "portal",
                "gateway",
                "kit",
                "deadletters",
                "stack",
                "local"
            })
    void packagesHaveNoCycles(String part) {
        assertThat(in("io.bantin." + part)).isNotEmpty();
        slices().matching("io.bantin.%s.(*)..".formatted(part))
                .should()
                .beFreeOfCycles()
                .check(MODULES);
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
                .check(MODULES);
    }

    @Test
    void noServiceUsesTheDeadLettersDirectly() {
        assertThat(in("io.bantin.deadletters")).isNotEmpty();
        noClasses()
                .that()
                .resideOutsideOfPackage("io.bantin.deadletters..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.bantin.deadletters..")
                .check(MODULES);
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
                .check(MODULES);
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
                .check(MODULES);
    }

    @Test
    void onlyTheOutboxRelaySendsEvents() {
        assertThat(MODULES.that(resideInAPackage("io.bantin.kit.outbox..")))
                .anySatisfy(relay -> assertThat(relay.getDirectDependenciesFromSelf())
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getFullName().equals(BRIDGE)));
        noClasses()
                .that()
                .resideOutsideOfPackage("io.bantin.kit.outbox..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(BRIDGE)
                .check(MODULES);
        // Two exceptions send no new event: kit.consumers writes dead letters, and ReplaySender repeats
        // the event of its owner.
        assertThat(MODULES.contain(REPLAYS)).isTrue();
        noClasses()
                .that()
                .resideOutsideOfPackages("io.bantin.kit.consumers..", "io.bantin.stack..")
                .and()
                .doNotHaveFullyQualifiedName(REPLAYS)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.springframework\\.kafka\\.core\\.Kafka(Template|Operations)"
                        + "|org\\.apache\\.kafka\\.clients\\.producer\\..*")
                .check(MODULES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"article", "category", "portal", "gateway"})
    void servicesReachTheBrokerByTheKitAlone(String service) {
        assertThat(in("io.bantin." + service)).isNotEmpty();
        noClasses()
                .that()
                .resideInAPackage("io.bantin." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.kafka..", "org.apache.kafka..", "org.springframework.cloud.stream..")
                .check(MODULES);
    }

    @Test
    void onlyOperatorsDecisionsSendDeadLettersAgain() {
        assertThat(MODULES.contain(REPLAYS)).isTrue();
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.bantin.deadletters.DeadLetterDecisions")
                .and()
                .doNotHaveFullyQualifiedName("io.bantin.deadletters.DeadLettersConfiguration")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(REPLAYS)
                .check(MODULES);
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
                .check(MODULES);
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
                .check(MODULES);
    }

    private static List<?> in(String root) {
        return List.copyOf(MODULES.that(resideInAPackage(root + "..")));
    }
}
