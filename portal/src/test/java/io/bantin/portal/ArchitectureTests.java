package io.bantin.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.bantin.portal", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    /** Pages are made of what the APIs answer, so that what readers see is what anyone may see. */
    @ArchTest
    static final ArchRule thePortalReadsNoStoreAndSendsNothing = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.data..",
                    "org.springframework.kafka..",
                    "org.springframework.cloud.stream..",
                    "io.bantin.kit.outbox..");
}
