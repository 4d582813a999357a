package io.sandcheck.documentation;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.RequiresUnixSocketBind;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;

class FormatterTest {

    private static final String FORMAT_IN_PARALLEL = """
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context
            with ProcessPoolExecutor(mp_context=get_context("forkserver")) as pool:
                print(list(pool.map(str.upper, ["done"])))
            """;

    @Scenario(id = "formatter/in-parallel")
    @ReportedIn("openai/codex#24943")
    @RequiresUnixSocketBind
    void theFormatterRunsInParallel(SandboxSession sandbox) {
        assertThat(sandbox.run(sandbox.python().executable(), "-c", FORMAT_IN_PARALLEL))
                .succeeds()
                .printsLine("['DONE']");
    }
}
