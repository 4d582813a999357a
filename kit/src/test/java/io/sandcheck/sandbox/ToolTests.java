package io.sandcheck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolTests {

    @ParameterizedTest
    @CsvSource({
        "gnupg, gpg, gnupg",
        "git, git, git",
        "npm:pnpm, pnpm, pnpm",
        "npm:left-pad@1.3.0, left-pad, left-pad@1.3.0",
        "npm:@scope/name@1, name, @scope/name@1"
    })
    void aToolKnowsItsProgramAndItsPackage(String name, String program, String packageName) {
        Tool tool = Tool.named(name);

        assertThat(tool.program()).isEqualTo(program);
        assertThat(tool.packageName()).isEqualTo(packageName);
    }

    @Test
    void aSandboxHasWhatEveryImageHasNotTwice() {
        Sandbox sandbox = SandboxCatalog.ofFixtures().find("ref-enforces-nothing");

        assertThat(sandbox.with(List.of(Tool.named("curl")))).isEqualTo(sandbox);
    }

    @Test
    void theOrderInWhichToolsAreNamedChangesNothing() {
        Sandbox sandbox = SandboxCatalog.ofFixtures().find("ref-enforces-nothing");
        Tool git = Tool.named("git");
        Tool gnupg = Tool.named("gnupg");

        assertThat(sandbox.with(List.of(git, gnupg)))
                .isEqualTo(sandbox.with(List.of(gnupg, git, git)))
                .hasToString("ref-enforces-nothing@" + sandbox.version());
    }
}
