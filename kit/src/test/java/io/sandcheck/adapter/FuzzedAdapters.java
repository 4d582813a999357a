package io.sandcheck.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.campaign.FuzzedInput;
import io.sandcheck.host.Conversation;
import io.sandcheck.host.ConversationException;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.SandboxPolicy;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** Damaged answers of a session adapter. */
public final class FuzzedAdapters {

    private static final String CONVERSATION = """
            {"id":1,"ok":{"protocol":2,"adapter":"mine","offers":["spawn","change-policy","files"],"ways":["fork-exec","mcp"],"doors":["mcp-tool"],"roles":[{"name":"r","policy":"read-only"}],"blocking":false}}
            {"id":2,"ok":{"session":"s1","settings":[{"path":"/home/x/settings.json","content":"e30="}]}}
            {"id":3,"ok":{"exitCode":0,"signal":null,"timedOut":false,"stdout":{"head":"YWJj","tail":"","bytes":3},"stderr":{"head":"","tail":"","bytes":0},"durationMs":12.5,"leftBehind":["x"]}}
            {"id":4,"ok":{"sessions":["s2","s3"]}}
            {"id":5,"ok":{"said":"it is done"}}
            {"id":6,"ok":{}}
            """;

    private FuzzedAdapters() {}

    public static List<FuzzedInput> all() {
        return List.of(
                FuzzedInput.of("adapter answers", List.of(CONVERSATION.getBytes(UTF_8)), FuzzedAdapters::converse));
    }

    private static void converse(byte[] input) {
        SessionAdapter adapter = SessionAdapter.outside("mine", Command.of("mine"), "1.0");
        try (AdapterConversation conversation = new AdapterConversation(adapter, new Scripted(input))) {
            conversation.greet();
            AdapterSession session = conversation.open(SandboxPolicy.READ_ONLY, "/w", "/h", Duration.ofSeconds(1));
            session.run(Command.of("true").withDirectory("/w"));
            session.spawn(2, null);
            session.readFile("/x");
            session.changePolicy(SandboxPolicy.READ_ONLY);
        }
    }

    /** Answers with one line after the other. */
    private static final class Scripted implements Conversation {

        private final Iterator<String> lines;

        Scripted(byte[] input) {
            lines = new String(input, UTF_8).lines().iterator();
        }

        @Override
        public String ask(String line, Duration timeLimit, int lineLimit) {
            return next(timeLimit, lineLimit);
        }

        @Override
        public String next(Duration timeLimit, int lineLimit) {
            if (!lines.hasNext()) {
                throw new ConversationException(ConversationException.Fault.ENDED, "it ended");
            }
            return lines.next();
        }

        @Override
        public CommandResult stop() {
            return new CommandResult(
                    List.of("mine"), 0, null, false, Output.EMPTY, Output.EMPTY, Duration.ZERO, List.of());
        }
    }
}
