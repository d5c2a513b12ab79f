package io.bantin.portal.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.portal.testing.Newsroom;
import io.bantin.portal.testing.PortalIntegrationTest;
import io.bantin.portal.testing.TestGateway;
import java.time.Duration;
import java.util.Locale;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages in a browser: they look into no other house, complain about nothing and need no mouse. */
@PortalIntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

    private static final int PHONE = 390;

    private final TestGateway gateway;
    private final String home;
    private Chromium chromium;
    private WebDriver browser;

    @Autowired
    PagesIT(TestGateway gateway, @LocalServerPort int port) {
        this.gateway = gateway;
        this.home = "http://localhost:" + port;
    }

    @BeforeAll
    void open() {
        chromium = Chromium.openOrSkip(Locale.of("vi"));
        browser = chromium.driver();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openNewsroom() {
        gateway.forget();
        Newsroom.open(gateway);
        Newsroom.subscribe(gateway, "abcdefgh");
        chromium.complaints();
        chromium.requestsElsewhere(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                Newsroom.LOCAL_PATH,
                Newsroom.ARTICLE_PATH,
                "/subscribe",
                "/subscriptions/confirm?token=abcdefgh"
            })
    void rendersWithoutComplaintAndWithoutAskingOthers(String address) {
        browser.get(home + address);

        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo("vi");
        assertThat(browser.findElements(By.tagName("h1"))).hasSize(1);
        assertThat(browser.findElement(By.className("masthead")).getCssValue("border-top-width"))
                .as("the style sheet is in force")
                .isEqualTo("4px");
        assertThat(chromium.complaints()).isEmpty();
        assertThat(chromium.requestsElsewhere(home)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", Newsroom.LOCAL_PATH, Newsroom.ARTICLE_PATH, "/subscribe"})
    void fitsAPhone(String address) {
        chromium.showAs(PHONE, 844);
        browser.get(home + address);

        Object overflow = ((JavascriptExecutor) browser)
                .executeScript("return document.documentElement.scrollWidth - document.documentElement.clientWidth");

        assertThat(overflow).isEqualTo(0L);
        chromium.showAs(1280, 900);
    }

    @Test
    void signsUpByKeyboardAlone() {
        gateway.answer("POST /api/subscriptions", 202, "");
        browser.get(home + "/subscribe");

        tabTo("email").sendKeys("ai@example.org");
        tabTo("categories").sendKeys(Keys.SPACE);
        focused().sendKeys(Keys.ENTER);

        awaitPage(() -> assertThat(browser.getCurrentUrl()).isEqualTo(home + "/subscribe/thanks"));
        assertThat(gateway.received())
                .anySatisfy(received -> assertThat(received.body()).contains("ai@example.org", Newsroom.NEWS));
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsMissing() {
        browser.get(home + "/subscribe");

        tabTo("email").sendKeys("ai@example.org", Keys.ENTER);

        awaitPage(() -> assertThat(browser.findElement(By.className("mistake")).getText())
                .isEqualTo("Hãy chọn ít nhất một chuyên mục."));
        assertThat(browser.findElement(By.id("email")).getDomProperty("value")).isEqualTo("ai@example.org");
    }

    @Test
    void letsKeyboardsSkipToTheContent() {
        browser.get(home + "/");

        focused().sendKeys(Keys.TAB);
        assertThat(focused().getDomAttribute("class")).isEqualTo("skip");
        focused().sendKeys(Keys.ENTER);

        assertThat(focused().getTagName()).isEqualTo("main");
    }

    private WebElement tabTo(String fieldName) {
        for (int presses = 0; presses < 50; presses++) {
            focused().sendKeys(Keys.TAB);
            if (fieldName.equals(focused().getDomAttribute("name"))) {
                return focused();
            }
        }
        throw new AssertionError("No field " + fieldName + " can be reached by keyboard");
    }

    /** A form was sent: the next page comes when it comes. */
    private static void awaitPage(ThrowingRunnable assertion) {
        await().ignoreExceptions().atMost(Duration.ofSeconds(5)).untilAsserted(assertion);
    }

    private WebElement focused() {
        return browser.switchTo().activeElement();
    }
}
