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

    @ArchTest
    static final ArchRule housesDoNotDependOnTheirParts = noClasses()
            .that()
            .resideInAPackage("io.bantin.notification.campaigns")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.bantin.notification.campaigns.*..");

    @ArchTest
    static final ArchRule mailDependsOnNoOtherHouse = noClasses()
            .that()
            .resideInAPackage("io.bantin.notification.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.bantin.notification.campaigns..", "io.bantin.notification.subscribers..");

    @ArchTest
    static final ArchRule subscribersDoNotDependOnCampaigns = noClasses()
            .that()
            .resideInAPackage("io.bantin.notification.subscribers..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.bantin.notification.campaigns..");

    @ArchTest
    static final ArchRule partsOfMailDependInOneDirection =
            slices().matching("io.bantin.notification.mail.(*)..").should().beFreeOfCycles();

    /** This service publishes no events. The module dead-letters replays records that other services sent. */
    @ArchTest
    static final ArchRule nothingIsSentToTheBroker = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.kafka..", "org.apache.kafka..", "org.springframework.cloud.stream..");

    /** A replay or an outbox would be a way around the rule above. */
    @ArchTest
    static final ArchRule nothingIsSentThroughTheKitOrTheDeadLetters = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.bantin.deadletters..", "io.bantin.kit.outbox..");

    @ArchTest
    static final ArchRule onlyOnePackageSpeaksToMailServers = noClasses()
            .that()
            .resideOutsideOfPackage("io.bantin.notification.mail.smtp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");
}
