package io.bantin.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.local.plan.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedProcessesTests {

    private final List<Process> started = new ArrayList<>();
    private DataFolder data = new DataFolder(Path.of("."));
    private Path program = Path.of(".");

    @BeforeEach
    void writeAProgramThatStays(@TempDir Path folder) throws IOException {
        data = DataFolder.at(folder.resolve("data"));
        program = Files.writeString(folder.resolve("Stays.java"), """
                void main() throws Exception {
                    new java.util.concurrent.CountDownLatch(1).await();
                }
                """);
    }

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void endsTheProcessesOfItsOwnDataFolderAlone() throws Exception {
        var ours = start("-Dbantin.process=portal-1@" + data.root());
        var ofAnotherFolder = start("-Dbantin.process=portal-1@" + data.root() + "-other");
        var foreign = start("-Dsome.other=" + data.root());

        assertThat(OrphanedProcesses.of(data)).extracting(ProcessHandle::pid).containsExactly(ours.pid());
        assertThat(OrphanedProcesses.end(data)).isEqualTo(1);

        assertThat(ours.isAlive()).isFalse();
        assertThat(ofAnotherFolder.isAlive()).isTrue();
        assertThat(foreign.isAlive()).isTrue();
    }

    private Process start(String argument) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-XX:+UseSerialGC", argument, program.toString()).start();
        started.add(process);
        return process;
    }
}
