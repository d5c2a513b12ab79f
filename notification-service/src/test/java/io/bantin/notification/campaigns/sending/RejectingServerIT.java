package io.bantin.notification.campaigns.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.campaigns.CampaignState;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.campaigns.ledger.OwnedChunk;
import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.stack.testing.TestStack;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that rejects every mail says nothing about addresses: no bounce from before a pause takes effect. */
class RejectingServerIT extends BounceScenario {

    @ParameterizedTest
    @CsvSource({
        "550, relay not permitted",
        "551, relay not permitted",
        "553, relay not permitted",
        "550, 5.7.1 Relaying denied",
        "554, 5.7.1 Relay access denied",
        "550, 5.1.1 User unknown",
        "550, 5.1.2 Bad destination system",
        "550, 5.1.10 No such domain"
    })
    void suppressesNobodyIfTheServerRejectsEveryMail(int code, String text) {
        Readers readers = chunkOf(30);
        TestStack.smtp().answerNext(1000, code, text);

        deliver(here, claimed(here), NOTHING);

        assertThat(campaign().state()).isEqualTo(CampaignState.PAUSED);
        assertUntouched(readers);
        resumeAndSendTheRest();
        assertThat(here.chunks().counts(campaign.id()).sent()).isEqualTo(10);
        effects.takeEffectAtEnd(campaign.id());
        assertUntouched(readers);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    /** Without the count of self-pauses, a mail accepted after the pause would confirm bounces from before it. */
    @Test
    void dropsPendingBouncesOfAllChunksAtItsOwnPause() {
        Readers readers = chunksOf(30, 40);
        OwnedChunk ofOthers = there.claim(campaign.id()).orElseThrow();
        refuse(ofOthers, readers.get(0), BounceType.NO_SUCH_ADDRESS, 0);
        ofOthers.release(null);

        TestStack.smtp().answerNext(20, 550, "5.1.1 No");
        deliver(here, claimed(here), NOTHING);
        assertThat(campaign().state()).isEqualTo(CampaignState.PAUSED);
        resumeAndSendTheRest();
        resumeAndSendTheRest();

        assertUntouched(readers);
    }

    @Test
    void dropsBouncesThatAStalledWorkerRecordsAfterThePause() {
        Readers readers = chunkOf(40);
        answer(readers.get(0), NO_SUCH_USER);
        deliver(here, claimed(here), n -> {
            if (n == 3) {
                assertThat(campaigns.pauseItself(campaign.id(), 0, "by another worker"))
                        .isTrue();
                assertThat(campaigns.resume(campaign.id())).isTrue();
            }
        });

        resumeAndSendTheRest();
        effects.takeEffectAtEnd(campaign.id());

        assertUntouched(readers);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    @Test
    void doesNotPauseAgainForRejectionsFromBeforeThePause() {
        assertThat(campaigns.pauseItself(campaign.id(), 0, "one worker")).isTrue();
        campaigns.resume(campaign.id());
        assertThat(campaigns.pauseItself(campaign.id(), 0, "a worker that stood still"))
                .isFalse();
        assertThat(campaign().state()).isEqualTo(CampaignState.SENDING);
        assertThat(campaigns.pauseItself(campaign.id(), 1, "after another try")).isTrue();
        assertThat(campaign().selfPauses()).isEqualTo(2);
    }

    @Test
    void dropsPendingBouncesWhenAnOperatorPausedFirst() {
        Readers readers = chunkOf(2);
        noted(readers.get(0), BounceType.NO_SUCH_ADDRESS, false);
        campaigns.pause(campaign.id(), "Paused by an operator");
        assertThat(campaigns.pauseItself(campaign.id(), 0, "a moment later")).isFalse();

        resumeAndSendTheRest();
        effects.takeEffectAtEnd(campaign.id());

        assertUntouched(readers);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dropsPendingBouncesOfACancelledCampaign(boolean afterItPausedItself) {
        Readers readers = chunkOf(3);
        noted(readers.get(0), BounceType.NO_SUCH_ADDRESS, false);
        if (afterItPausedItself) {
            campaigns.pauseItself(campaign.id(), 0, "Everybody is refused");
        }
        campaigns.cancel(campaign.id());

        effects.takeEffectAtEnd(campaign.id());

        assertUntouched(readers);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }

    /** Each worker saw too few rejections to pause the campaign. */
    @Test
    void dropsBouncesAtTheEndThatLookLikeARejectionOfEveryMail() {
        Readers readers = chunkOf(20);
        TestStack.smtp().answerNext(1000, 550, "5.1.1 No");
        for (int worker = 0; worker < 2; worker++) {
            deliver(here, claimed(here), n -> {
                if (n == 9) {
                    here.waits(Duration.ofMillis(1100)); // The worker's turn is over.
                }
            });
        }
        assertThat(campaign().state()).isEqualTo(CampaignState.SENDING);
        assertThat(here.chunks().counts(campaign.id()).failed()).isEqualTo(20);

        effects.takeEffectAtEnd(campaign.id());

        assertUntouched(readers);
        assertThat(bounces.of(campaign.id())).isEmpty();
    }
}
