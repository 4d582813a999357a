package io.sandcheck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvocationTests {

    private static final Invocation.Places PLACES = new Invocation.Places("/w", "/h", "/files", "/py", "/fixtures");

    private final Sandbox sandbox;

    InvocationTests(@TempDir Path folder) throws IOException {
        new DefinitionFolder(folder).write("""
                        name: mine
                        title: My sandbox
                        versions: [1.2.0]
                        environment: {HOME_OF_MINE: "{home}/.mine", LEVEL: general}
                        policies:
                          read-only:
                            argv: ["{sandbox}/confine", "--write={workspace}:{workspace}/tmp", "${home}", --, "{command}"]
                            environment: {LEVEL: special, VERSION: "{version}"}
                        session:
                          adapter: ["{python}", "{sandbox}/adapter.py", "--for={version}", "{fixtures}"]
                        """);
        sandbox = SandboxDefinition.read(folder.resolve("sandbox.yaml")).atDefaultVersion();
    }

    @Test
    void commandIsWrappedInTheWordsOfTheDefinition() {
        Invocation invocation = Invocation.of(
                sandbox, SandboxPolicy.READ_ONLY, PLACES, List.of("python3", "-c", "print('{home} $1\\')"));

        assertThat(invocation.argv())
                .containsExactly(
                        "/files/confine",
                        "--write=/w:/w/tmp",
                        "${home}",
                        "--",
                        "python3",
                        "-c",
                        "print('{home} $1\\')");
    }

    @Test
    void variablesOfThePolicyWinOverThoseOfTheSandbox() {
        assertThat(Invocation.of(sandbox, SandboxPolicy.READ_ONLY, PLACES, List.of("true"))
                        .environment())
                .isEqualTo(Map.of("HOME_OF_MINE", "/h/.mine", "LEVEL", "special", "VERSION", "1.2.0"));
    }

    @Test
    void valueThatLooksLikeAPlaceholderIsNotReplacedAgain() {
        Invocation.Places odd = new Invocation.Places("/{home}/$0\\", "/h", "/files", "/py", "/fixtures");

        assertThat(Invocation.of(sandbox, SandboxPolicy.READ_ONLY, odd, List.of("true"))
                        .argv())
                .contains("--write=/{home}/$0\\:/{home}/$0\\/tmp");
    }

    @Test
    void adapterIsStartedWithTheVariablesOfTheSandbox() {
        Invocation adapter = Invocation.ofAdapter(sandbox, PLACES);

        assertThat(adapter.argv()).containsExactly("/py", "/files/adapter.py", "--for=1.2.0", "/fixtures");
        assertThat(adapter.environment()).containsEntry("HOME_OF_MINE", "/h/.mine");
    }

    @Test
    void policyThatIsNotOfferedIsRefused() {
        assertThatThrownBy(() -> Invocation.of(sandbox, SandboxPolicy.UNRESTRICTED, PLACES, List.of("true")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sandbox [mine@1.2.0] does not offer the policy [unrestricted]; it offers: [read-only]");
    }
}
