package io.bantin.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.bantin.notification", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule capabilitiesDependInOneDirection =
            slices().matching("io.bantin.notification.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfCampaignsDependInOneDirection =
            slices().matching("io.bantin.notification.campaigns.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfSubscribersDependInOneDirection = slices().matching(
                    "io.bantin.notification.subscribers.(*)..")
            .should()
            .beFreeOfCycles();

    /** Nothing is announced by this service but by mail. What it sends again for operators was sent before, by others. */
    @ArchTest
    static final ArchRule nothingIsSentToTheBroker = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.kafka..", "org.apache.kafka..", "org.springframework.cloud.stream..");

    /** The one way by which a record of this service's making could reach the broker is closed, too. */
    @ArchTest
    static final ArchRule onlyOperatorsSendDeadLettersAgain = noClasses()
            .that()
            .resideOutsideOfPackage("io.bantin.notification.deadletters")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.bantin.kit.deadletters..", "io.bantin.kit.outbox..", "io.bantin.notification.deadletters");

    @ArchTest
    static final ArchRule onlyOnePackageSpeaksToMailServers = noClasses()
            .that()
            .resideOutsideOfPackage("io.bantin.notification.mail.smtp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");
}
