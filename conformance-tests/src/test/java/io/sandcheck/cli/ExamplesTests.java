package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.CompiledExample.Ended;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that is no part of this one, with scenarios, capabilities, acts, rules, conditions and sandboxes of its own. */
class ExamplesTests {

    @TempDir
    private static Path compiled;

    private static CompiledExample example;

    @TempDir
    private Path directory;

    @BeforeAll
    static void compile() throws IOException {
        example = CompiledExample.in(Files.createDirectory(compiled.resolve("classes")));
    }

    @Test
    void itsScenariosAndSandboxesAreListedBesideTheKits() throws Exception {
        Ended list = example.sandcheck("list", "--details");

        assertThat(list.err()).isEmpty();
        assertThat(list.out())
                .contains("fence/archive ", "fence/packs-in-memory ", "guard/make-pipe-in-home ", "needs memory-file\n")
                .contains("python/fork-pool ", "ref-denies-bind ", "\n  fence ");
    }

    @Test
    void itsScenariosRunAsTheKitsDo() throws Exception {
        Ended run = example.sandcheck(
                "run",
                "--host",
                "process",
                "--sandbox",
                "fence",
                "--scenario",
                "fence/*",
                "--scenario",
                "guard/make-pipe-in-home",
                "--verbose",
                "--out",
                directory.resolve("report").toString());

        assertThat(run.err()).doesNotContain("Exception");
        assertThat(run.out())
                .contains(
                        "what: Capability memory-file is denied inside: memfd_create failed with EPERM (Operation not")
                .contains("[memory-file-denied]")
                .contains("The packer writes its archive to a file in memory")
                .contains("Compatibility: 2 conform, 1 deviates")
                .contains("Security:      1 conforms");
        assertThat(run.exitCode()).isEqualTo(ExitCode.AS_EXPECTED);
    }

    @Test
    void itsScenarioIsReproducedInAVersionThatBreaksItAndInOneThatDoesNot() throws Exception {
        Ended broken =
                example.sandcheck("reproduce", "fence/packs-in-memory", "--sandbox", "fence@2.0", "--host", "process");
        Ended working =
                example.sandcheck("reproduce", "fence/packs-in-memory", "--sandbox", "fence@1.0", "--host", "process");

        assertThat(broken.out()).contains("[memory-file-denied]", "memfd_create");
        assertThat(working.out()).contains("CONFORMS");
    }

    @Test
    void itsHostConditionIsKnownByItsNameAndByItsPath() throws Exception {
        Ended named = example.sandcheck("run", "--host", "process", "--condition", "no-strace", "--dry-run");
        Path file = directory.resolve("no-perl.yaml");
        Files.writeString(file, "title: perl is not installed\nsetup: [rm, -f, /usr/bin/perl]\nmissing: [perl]\n");
        Ended ofFile = example.sandcheck("run", "--host", "process", "--condition", file.toString(), "--dry-run");

        assertThat(named.err()).contains("[no-strace]").doesNotContain("unknown");
        assertThat(ofFile.err()).contains("[no-perl]").doesNotContain("unknown");
        assertThat(named.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theVendorsDefinitionAndItsExpectationsAreReadWithoutAnEngine() {
        Screen screen = new Screen();

        int exitCode = Sandcheck.execute(
                screen.plain(),
                "run",
                "--host",
                "process",
                "--sandbox",
                "../examples/vendor",
                "--scenario",
                "guard/git-hooks-writable",
                "--dry-run");

        assertThat(exitCode).as(screen.err()).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).startsWith("guard/git-hooks-writable in pen@1.0 workspace-write\n");
    }

    @Test
    void nameThatTheKitHasTooIsOneErrorThatNamesBothPlaces() throws Exception {
        Path act = directory.resolve("sandcheck/acts/write_file.py");
        Files.createDirectories(act.getParent());
        Files.writeString(act, "");

        Ended list = example.sandcheck("list", "--tests", directory.toString());

        assertThat(list.err())
                .startsWith("sandcheck: Fixtures [" + act + "]: the name [write_file.py] is already used by [")
                .endsWith("/acts/write_file.py]; choose another\n");
        assertThat(list.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void testsThatAreNoneAreWrongUsage() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        Ended list = example.sandcheck("list", "--tests", empty.toString());

        assertThat(list.err())
                .isEqualTo("sandcheck: Tests [" + empty
                        + "]: there is no class in it, no directory [sandcheck], and no file [*.yaml]; name a directory of"
                        + " compiled classes, such as [target/test-classes], a jar, or a scenario file or a folder of them,"
                        + " such as [commit.yaml]\n");
        assertThat(list.exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
