package io.bantin.article;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.bantin.article", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule capabilitiesDependInOneDirection =
            slices().matching("io.bantin.article.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfRenderingDependInOneDirection =
            slices().matching("io.bantin.article.rendering.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheOutboxRelaySends = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.kafka..", "org.apache.kafka..", "org.springframework.cloud.stream..");

    @ArchTest
    static final ArchRule theLocalStackServesTestsOnly =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.bantin.stack..");
}
