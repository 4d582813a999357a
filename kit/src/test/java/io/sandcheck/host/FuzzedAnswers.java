package io.sandcheck.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.campaign.FuzzedInput;
import io.sandcheck.fixture.Fixtures;
import io.sandcheck.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Damaged answers of a runner, and files of host conditions. */
public final class FuzzedAnswers {

    private static final String ID = "\"@id@\"";

    private static final List<String> ANSWERS = List.of("""
            {"id":"@id@","ok":{"exitCode":1,"signal":null,"timedOut":false,"stdout":{"bytes":3,"head":"YWJj","tail":""},"stderr":{"bytes":900000,"head":"YWJjZGVm","tail":"YQ=="},"durationMs":12.5,"leftBehind":["sleep 9"],"stuck":[],"ending":{"kind":"ended","stillMs":0,"keptWaitingMs":1.5,"pausedMs":0}}}
            """, """
            {"id":"@id@","ok":{"exitCode":null,"signal":"SIGKILL","timedOut":true,"stdout":{"bytes":0,"head":"","tail":""},"stderr":{"bytes":0,"head":"","tail":""},"durationMs":5000,"leftBehind":[],"stuck":[{"pid":7,"command":"x y","state":"S","wchan":"futex","syscall":202,"stack":["a"],"ends":"read","on":["pipe:[1]"]}],"ending":{"kind":"hung","stillMs":4000,"keptWaitingMs":0,"pausedMs":0}}}
            """, """
            {"id":"@id@","error":{"code":"exec-failed","message":"cannot execute [x]: No such file","errno":"ENOENT"}}
            """, """
            {"id":"@id@","error":{"code":"peer-silent","message":"no line within 5 s"}}
            """, """
            {"id":"@id@","ok":{"path":"/tmp/x","exists":true,"content":"YWJj"}}
            """);

    private FuzzedAnswers() {}

    public static List<FuzzedInput> in(Path scratch) throws IOException {
        List<byte[]> answers =
                ANSWERS.stream().map(answer -> answer.getBytes(UTF_8)).toList();
        return List.of(
                FuzzedInput.of("runner answer", answers, FuzzedAnswers::read),
                FuzzedInput.ofFile(
                        "host condition",
                        List.copyOf(Fixtures.entries("hosts").values().stream()
                                .filter(file -> file.toString().endsWith(".yaml"))
                                .toList()),
                        scratch,
                        "mine.yaml",
                        HostConditionReader::read));
    }

    private static void read(byte[] input) {
        Scripted streams = new Scripted(input);
        try (RunnerConnection connection = new RunnerConnection("campaign", streams)) {
            Map<String, Object> answer = connection.ask("run", Map.of(), Duration.ofSeconds(1));
            RunnerAnswers.result(List.of("x"), answer);
            RunnerAnswers.bytes(answer.getOrDefault("content", ""));
        }
    }

    /** A runner that answers a request with what it was given, and ends. */
    private static final class Scripted extends OutputStream implements RunnerStreams {

        private final byte[] input;
        private final AnswerLines answers = new AnswerLines();
        private final StringBuilder request = new StringBuilder();

        Scripted(byte[] input) {
            this.input = input;
        }

        @Override
        public void write(int b) {
            request.append((char) b);
        }

        @Override
        public void flush() {
            Object id = Json.readObject(request.toString(), "request").get("id");
            byte[] answer = new String(input, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replace(ID, String.valueOf(id))
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            answers.write(answer, 0, answer.length);
            answers.close();
        }

        @Override
        public OutputStream requests() {
            return this;
        }

        @Override
        public AnswerLines answers() {
            return answers;
        }

        @Override
        public String lastWords() {
            return "";
        }

        @Override
        public void close() {
            answers.close();
        }
    }
}
