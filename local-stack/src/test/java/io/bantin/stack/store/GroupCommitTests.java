package io.bantin.stack.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTests {

    private static final int ENTRIES = 2_000;

    @TempDir
    private Path directory;

    private MVStore maps;
    private GroupCommit commits;
    private MVMap<Integer, String> map;

    @BeforeEach
    void fill() {
        open();
        rewrite("before");
        // Of what was just written, much is still in memory.
        maps.close();
        open();
    }

    private void open() {
        maps = StoreFile.in(directory.resolve("documents.mv"));
        // What is outdated may be overwritten at once, and little is kept in memory.
        maps.setRetentionTime(0);
        maps.setCacheSize(1);
        commits = new GroupCommit(maps);
        map = maps.openMap("map");
    }

    @AfterEach
    void close() {
        maps.close();
    }

    @Test
    void leavesWhatIsBeingReadUntilItWasRead() {
        var values = commits.read(() -> {
            var cursor = map.cursor(null);
            var read = new ArrayList<String>();
            while (cursor.hasNext()) {
                cursor.next();
                if (read.size() == ENTRIES / 10) {
                    rewriteBySomebodyElse();
                }
                read.add(cursor.getValue().substring(0, "before".length()));
            }
            return read;
        });
        assertThat(values).hasSize(ENTRIES).containsOnly("before");
    }

    private void rewriteBySomebodyElse() {
        var writer = Thread.ofPlatform().start(() -> {
            for (int time = 0; time < 20; time++) {
                rewrite("after " + time);
                commits.alone(() -> maps.compact(100, Integer.MAX_VALUE));
                commits.alone(() -> {});
            }
        });
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void rewrite(String word) {
        commits.write(() -> {
            IntStream.range(0, ENTRIES).forEach(number -> map.put(number, word + "x".repeat(2_000)));
            return word;
        });
    }
}
