package io.bantin.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.sink.Fault.CutOff;
import io.bantin.sink.Fault.LostAnswer;
import io.bantin.sink.Fault.Refusal;
import io.bantin.sink.Fault.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BehaviourTests {

    private static final Fault BUSY = new Refusal(Step.RECIPIENT, "450 4.2.1 Mailbox busy");

    @Test
    void givesTheSameFaultsAgainForTheSameSeed() {
        assertThat(faults(mixed(7))).isEqualTo(faults(mixed(7))).isNotEqualTo(faults(mixed(8)));
    }

    @Test
    void meetsAboutTheShareThatWasAskedFor() {
        var faults = faults(mixed(7));
        assertThat(faults.stream().filter(BUSY::equals).count()).isBetween(850L, 1_150L);
        assertThat(faults.stream().filter(LostAnswer.class::isInstance).count()).isBetween(400L, 600L);
    }

    @Test
    void letsTheFirstRuleThatAppliesDecide() {
        var behaviour = Behaviour.seeded(1).first(1, "a@b", new CutOff()).sometimes(1, BUSY);
        assertThat(behaviour.at("A@B", 1)).isEqualTo(new CutOff());
        assertThat(behaviour.at("a@b", 2)).isEqualTo(BUSY);
        assertThat(behaviour.at("c@d", 1)).isEqualTo(BUSY);
    }

    @Test
    void sparesARecipientWhoMetTheFaultAtFirst() {
        var behaviour = Behaviour.seeded(1).sometimesAtFirst(1, BUSY);
        assertThat(behaviour.at("a@b", 1)).isEqualTo(BUSY);
        assertThat(behaviour.at("a@b", 2)).isNull();
    }

    @Test
    void refusesARefusalThatIsNone() {
        assertThatThrownBy(() -> new Refusal(Step.CONTENT, "250 OK"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("400 to 599");
    }

    private static Behaviour mixed(long seed) {
        return Behaviour.seeded(seed).sometimes(0.1, BUSY).sometimes(0.05, new LostAnswer());
    }

    private static List<Object> faults(Behaviour behaviour) {
        return IntStream.range(0, 10_000)
                .<Object>mapToObj(i -> Objects.requireNonNullElse(behaviour.at(i + "@example.org", 1), "none"))
                .toList();
    }
}
