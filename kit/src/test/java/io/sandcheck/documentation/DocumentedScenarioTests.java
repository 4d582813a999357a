package io.sandcheck.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class DocumentedScenarioTests {

    private static final MarkdownFile README = new MarkdownFile("README.md");

    @Test
    void theReadmeShowsTheDemoThatIsCompiled() throws IOException {
        String demo = Files.readString(Path.of("src/test/java/io/sandcheck/documentation/FormatterTest.java"));

        assertThat(README.blocks("java")).containsExactly(demo.substring(demo.indexOf("import")));
    }

    @Test
    void itPassesInASandboxThatPermitsWhatItNeeds() {
        runIn("ref-permits-all", "unrestricted")
                .assertStatistics(tests -> tests.started(1).succeeded(1));
    }

    @Test
    void itFailsInASandboxThatDeniesWhatItNeedsWithTheDocumentedText() throws IOException {
        String documented = README.blocks("text").get(0).strip();

        runIn("ref-denies-bind", "workspace-write")
                .failed()
                .assertEventsMatchExactly(finishedWithFailure(message(documented)));
    }

    private static Events runIn(String sandbox, String policy) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(FormatterTest.class))
                .configurationParameter("sandcheck.sandboxes", sandbox)
                .configurationParameter("sandcheck.policies", policy)
                .configurationParameter("sandcheck.host", "process")
                .execute()
                .testEvents();
    }
}
