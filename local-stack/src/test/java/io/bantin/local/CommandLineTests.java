package io.bantin.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.MailServerAddress;
import io.bantin.local.plan.ProcessKind;
import io.bantin.stack.identity.DemoAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTests {

    private static final Path HOME = Path.of("/checkout");

    @Test
    void startsOnPort8080WithTheDataOfTheCheckout() {
        assertThat(parse("up")).isInstanceOfSatisfying(Command.Up.class, up -> {
            assertThat(up.options().portBase()).isEqualTo(8080);
            assertThat(up.options().data()).isEqualTo(HOME.resolve("data"));
            assertThat(up.options().training()).isTrue();
            assertThat(up.options().memoryStore()).isFalse();
            assertThat(up.options().smtp()).isEqualTo(new MailServerAddress("localhost", 8105));
        });
    }

    @Test
    void readsTheOptionsOfUpInBothForms() {
        assertThat(parse(
                        "up",
                        "--data=/srv/bantin",
                        "--port-base",
                        "9000",
                        "--scale",
                        "article-service=2",
                        "--scale=portal=3",
                        "--memory-store",
                        "--smtp",
                        "mail.example.org:2525"))
                .isInstanceOfSatisfying(Command.Up.class, up -> {
                    assertThat(up.options().data()).isEqualTo(Path.of("/srv/bantin"));
                    assertThat(up.options().portBase()).isEqualTo(9000);
                    assertThat(up.options().scale())
                            .isEqualTo(Map.of(ProcessKind.ARTICLE_SERVICE, 2, ProcessKind.PORTAL, 3));
                    assertThat(up.options().memoryStore()).isTrue();
                    assertThat(up.options().smtp()).isEqualTo(new MailServerAddress("mail.example.org", 2525));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://localhost:8080",
        "0.0.0.0, http://localhost:8080",
        "192.0.2.7, http://192.0.2.7:8080",
        "2001:db8::7, http://[2001:db8:0:0:0:0:0:7]:8080"
    })
    void listensOnTheAddressThatIsAskedFor(String address, String url) {
        assertThat(parse("up", "--listen", address))
                .isInstanceOfSatisfying(
                        Command.Up.class,
                        up -> assertThat(up.options().gatewayUrl()).isEqualTo(url));
    }

    @Test
    void listensOnThisMachineAloneUnlessAskedOtherwise() {
        assertThat(parse("up")).isInstanceOfSatisfying(Command.Up.class, up -> {
            assertThat(up.options().listen().host()).isEqualTo("127.0.0.1");
            assertThat(up.options().gatewayUrl()).isEqualTo("http://localhost:8080");
        });
    }

    @Test
    void takesTheFilesOfTheDemoWhereverTheyStand() {
        assertThat(parse("demo", "one.md", "--once", "two.md")).isInstanceOfSatisfying(Command.Demo.class, demo -> {
            assertThat(demo.once()).isTrue();
            assertThat(demo.files()).containsExactly(Path.of("one.md"), Path.of("two.md"));
        });
    }

    @Test
    void readsTheShortCommands() {
        assertThat(parse("token", "editor")).isEqualTo(new Command.Token(8080, DemoAccount.EDITOR, List.of()));
        assertThat(parse("token", "editor", "--categories", "a,b"))
                .isEqualTo(new Command.Token(8080, DemoAccount.EDITOR, List.of("a", "b")));
        assertThat(parse("status", "--json", "--port-base", "9100")).isEqualTo(new Command.Status(9100, true));
        assertThat(parse("mail")).isEqualTo(new Command.Mails(8080, false));
        assertThat(parse("kill", "article-service")).isEqualTo(new Command.Kill(8080, ProcessKind.ARTICLE_SERVICE, 1));
        assertThat(parse("kill", "portal", "2")).isEqualTo(new Command.Kill(8080, ProcessKind.PORTAL, 2));
        assertThat(parse("restart", "gateway", "2")).isEqualTo(new Command.Restart(8080, ProcessKind.GATEWAY, 2));
        assertThat(parse("subscribers", "import", "people.csv", "--port-base=9100"))
                .isEqualTo(new Command.ImportSubscribers(9100, Path.of("people.csv")));
        assertThat(parse("subscribers", "export")).isEqualTo(new Command.ExportSubscribers(8080, null));
        assertThat(parse("subscribers", "export", "people.csv"))
                .isEqualTo(new Command.ExportSubscribers(8080, Path.of("people.csv")));
        assertThat(parse()).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "up now",
                "up --json",
                "up --port-base",
                "up --port-base eighty",
                "token",
                "token boss",
                "token editor editor",
                "kill",
                "kill portal two",
                "mail --once",
                "subscribers",
                "subscribers import",
                "subscribers import a.csv b.csv",
                "subscribers export --json",
                "subscribers erase ai"
            })
    void answersWhatItDoesNotUnderstandWithTheUsage(String call) {
        assertThatThrownBy(() -> parse(call.split(" "))).isInstanceOf(WrongUsage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --scale local-stack=2",
                "up --scale stack=2",
                "up --scale portal",
                "up --scale portal=0",
                "up --scale mailer=2",
                "up --smtp mail.example.org",
                "up --port-base 80",
                "status --port-base 65500",
                "kill mailer"
            })
    void refusesValuesThatCannotWork(String call) {
        assertThatThrownBy(() -> parse(call.split(" "))).isInstanceOf(CommandFailed.class);
    }

    private static Command parse(String... arguments) {
        return CommandLine.parse(List.of(arguments), HOME);
    }
}
