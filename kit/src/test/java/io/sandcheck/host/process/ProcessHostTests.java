package io.sandcheck.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostContract;
import io.sandcheck.sandbox.Command;
import java.nio.file.Path;
import java.util.Map;
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
                .containsOnly("PATH", "HOME", "LANG", "USER", "SANDCHECK_RUN", "GIVEN");
    }

    @Test
    void closingRemovesTheDirectoryOfTheRun() {
        String root = host.layout().root();
        host.close();

        assertThat(Path.of(root)).doesNotExist();
        assertThatThrownBy(() -> host.run(Command.of("true"))).hasMessage("Host [process] is closed");
    }
}
