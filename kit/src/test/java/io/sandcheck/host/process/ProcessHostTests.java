package io.sandcheck.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostContract;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProcessHostTests extends HostContract {

    @Override
    protected Host openHost() {
        return ThisMachine.open();
    }

    @Test
    void theEnvironmentOfTheKitIsNotHandedOn() {
        String variables = host.run(Command.of("env").withEnvironment(Map.of("GIVEN", "yes")))
                .stdout()
                .text();

        // Who may not mount is given a temporary directory by a variable.
        assertThat(variables.lines().map(line -> line.substring(0, line.indexOf('='))))
                .filteredOn(name -> !name.equals("TMPDIR"))
                .containsOnly("PATH", "HOME", "LANG", "USER", "SANDCHECK_RUN", "SANDCHECK_BYTECODE", "GIVEN");
    }

    @Test
    void closingRemovesTheDirectoryOfTheRun() {
        String root = host.layout().root();
        host.close();

        assertThat(Path.of(root)).doesNotExist();
        assertThatThrownBy(() -> host.run(Command.of("true"))).hasMessage("Host [process] is closed");
    }

    @Test
    void whatACommandMountedIsNotRemovedWithItsDirectory() {
        String directory = host.makeDirectory(host.layout().workspace());
        String elsewhere = host.makeDirectory(host.layout().outside());
        host.put(elsewhere + "/file", new byte[0], false);
        CommandResult mounted = host.run(
                Command.of("sh", "-c", "mkdir $0/mounted && mount --bind $1 $0/mounted", directory, elsewhere));
        assumeTrue(mounted.succeeded(), "needs the right to mount");

        assertThatThrownBy(() -> host.remove(directory))
                .hasMessage("process: %s: Device or resource busy".formatted(directory));
        assertThat(host.exists(elsewhere + "/file")).isTrue();
    }

    @Test
    void programOfTheKitThatACommandChangesIsNamedAndPutRight() {
        String act = host.layout().fixtures() + "/acts/_act.py";
        String original = host.run(Command.of("cat", act)).stdout().text();
        assertThat(host.tampering()).isEmpty();
        try (Host other = ThisMachine.open()) {
            host.run(Command.of("sh", "-c", "echo pass > " + act));

            assertThat(host.tampering()).containsExactly(act + " was changed");
            assertThat(host.run(Command.of("cat", act)).stdout().text()).isEqualTo(original);
            assertThat(other.tampering()).isEmpty();
        }
    }

    @Test
    void compiledModulesOfThePythonsAreGuardedToo() {
        host.run(Command.of(
                "sh", "-c", "find \"$SANDCHECK_BYTECODE\" -name 'json' -type d | head -n 1 | xargs -I{} touch {}/x"));

        assertThat(host.tampering()).singleElement().asString().endsWith("/json was changed for a while");
        assertThat(host.run(Command.of("sh", "-c", "find \"$SANDCHECK_BYTECODE\" -name x"))
                        .stdout()
                        .text())
                .isEmpty();
    }

    @Test
    void pythonsLeaveNothingWhereTheyAre() {
        String python = host.pythons().get(0).executable();
        host.run(Command.of(python, "-c", "import asyncio, http.server"));

        assertThat(host.tampering()).isEmpty();
    }

    @Test
    void commandOfAnInterruptedTestDoesNotOutliveIt() throws Exception {
        Path written = Path.of(host.layout().workspace(), "pid");
        Thread test = new Thread(() -> assertThatThrownBy(
                        () -> host.run(Command.of("sh", "-c", "echo $$ >pid.new; mv pid.new pid; exec sleep 300")))
                .hasMessageContaining("interrupted"));
        test.start();
        Awaitility.await().until(() -> Files.exists(written));
        long pid = Long.parseLong(Files.readString(written).strip());
        test.interrupt();
        test.join();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
