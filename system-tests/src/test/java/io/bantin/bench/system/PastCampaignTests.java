package io.bantin.bench.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class PastCampaignTests {

    private final PastCampaign campaign = new PastCampaign(3, new SubscriberSet('r', 1_203), "0kcategory001");

    @Test
    void hasAChunkForEveryFiveHundredAndOneThatClosesThePlan() {
        var chunks = campaign.chunks().toList();
        assertThat(chunks).extracting(chunk -> chunk.get("size")).containsExactly(500, 500, 203, 0);
        assertThat(chunks).extracting(chunk -> chunk.get("number")).containsExactly(0, 1, 2, 3);
        assertThat(chunks).extracting(chunk -> chunk.getString("_id")).first().isEqualTo("0a00000000003.2/000000");
    }

    @Test
    void hasABitForEverybody() {
        var bits = campaign.chunks()
                .map(chunk -> chunk.get("accepted", Binary.class).getData())
                .mapToInt(PastCampaignTests::count)
                .boxed();
        assertThat(bits).containsExactly(500, 500, 203, 0);
    }

    @Test
    void namesEverybodyOnceInTheOrderOfIds() {
        var ids = campaign.chunks()
                .flatMap(chunk -> chunk.getList("ids", String.class).stream())
                .toList();
        assertThat(ids).hasSize(1_203).doesNotHaveDuplicates().isSorted().allMatch(id -> id.matches("[0-9a-z]{13}"));
        assertThat(campaign.campaign().get("counts", Document.class)).containsEntry("sent", 1_203L);
    }

    private static int count(byte[] bits) {
        int count = 0;
        for (byte b : bits) {
            count += Integer.bitCount(b & 0xff);
        }
        return count;
    }
}
