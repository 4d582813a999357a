package io.sandcheck.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sandcheck.documentation.MarkdownFile;
import io.sandcheck.host.Conversation;
import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.SandboxAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The transcript in the documentation is what the kit's own adapter answers, and what the schema describes. */
class TranscriptTests {

    private final Host host = ThisMachine.open();
    private final String workspace = host.makeDirectory(host.layout().workspace());
    private final List<String> transcript = new ArrayList<>();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void theDocumentedTranscriptIsWhatIsSaid() throws IOException {
        SessionAdapter adapter = SandboxAdapter.without(host, workspace);
        try (AdapterConversation conversation =
                new AdapterConversation(adapter, new Recorded(host.converse(adapter.command())))) {
            converse(conversation);
        }

        assertThat(new MarkdownFile("docs/session-adapter.md").blocks("text"))
                .contains(String.join("\n", transcript) + "\n");
    }

    @Test
    void everyLineOfItFollowsTheSchema() throws IOException {
        List<String> lines = new MarkdownFile("docs/session-adapter.md")
                .blocks("text").stream()
                        .flatMap(String::lines)
                        .map(line -> line.substring("> ".length()))
                        .toList();

        assertThat(lines)
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(faults(line)).as(line).isEmpty());
        assertThat(lines).allSatisfy(line -> assertThat(faults(line.replaceFirst("\"id\": ?\\d+", "\"id\":\"x\"")))
                .as(line)
                .isNotEmpty());
    }

    private void converse(AdapterConversation conversation) {
        conversation.greet();
        AdapterSession parent = conversation.open(
                SandboxPolicy.WORKSPACE_WRITE, workspace, host.layout().home(), Duration.ofSeconds(30));
        parent.run(command("sh", "-c", "cat; echo done >&2; exit 3").withStdin("hello\n".getBytes(UTF_8)));
        List<AdapterSession> children = parent.spawn(2, "double-fork");
        children.get(1).run(command("true"));
        children.get(1).close();
        assertThatThrownBy(() -> children.get(1).run(command("true"))).isInstanceOf(AdapterRefusal.class);
        assertThatThrownBy(() -> parent.changePolicy(SandboxPolicy.READ_ONLY)).isInstanceOf(AdapterRefusal.class);
        parent.close();
    }

    private Command command(String... argv) {
        return Command.of(argv).withDirectory(workspace).withOutputLimit(1000).withTimeLimit(Duration.ofSeconds(10));
    }

    private static List<String> faults(String line) throws IOException {
        try (InputStream text = AdapterConversation.class.getResourceAsStream("session-adapter.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
            return schema.validate(line, InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    /** Takes down what is said; what differs from one run to the next is the same in it. */
    private final class Recorded implements Conversation {

        private final Conversation conversation;

        Recorded(Conversation conversation) {
            this.conversation = conversation;
        }

        @Override
        public String ask(String line, Duration timeLimit, int lineLimit) {
            note("> ", line);
            String answer = conversation.ask(line, timeLimit, lineLimit);
            note("< ", answer);
            return answer;
        }

        private void note(String who, String line) {
            transcript.add(who
                    + line.replace(workspace, "/home/me/project")
                            .replace(host.layout().home(), "/home/me")
                            .replaceAll("\"durationMs\": [0-9.]+", "\"durationMs\": 1.5"));
        }

        @Override
        public String next(Duration timeLimit, int lineLimit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CommandResult stop() {
            return conversation.stop();
        }
    }
}
