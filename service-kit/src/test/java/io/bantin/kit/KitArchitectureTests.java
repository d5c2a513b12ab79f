package io.bantin.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.cloud.stream.function.StreamBridge;

@AnalyzeClasses(packages = "io.bantin.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class KitArchitectureTests {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.bantin.kit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheOutboxSends = noClasses()
            .that()
            .resideOutsideOfPackage("io.bantin.kit.outbox")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(StreamBridge.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Producer.class);

    @ArchTest
    static final ArchRule theStackIsForTestsOnly =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.bantin.stack..", "io.bantin.local..");
}
