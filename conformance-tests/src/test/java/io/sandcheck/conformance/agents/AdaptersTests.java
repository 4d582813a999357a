package io.sandcheck.conformance.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.conformance.start.StartScenarios;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adapters of other people: what follows from what they say. */
class AdaptersTests {

    private static final String DEFINITION = """
            name: agent
            title: An agent of somebody's
            versions: ["7"]
            session:
              adapter: %s
              patience-seconds: 2
            policies:
              unrestricted:
                argv: ["{command}"]
            """;

    @TempDir
    Path folder;

    @Test
    void theAgentOfTheExamplesTakesPart() throws IOException {
        Files.copy(Path.of("../examples/adapter/adapter.py"), folder.resolve("adapter.py"));

        Map<String, ScenarioResult> results = run("[\"{python}\", \"{sandbox}/adapter.py\"]", "agents/*");

        assertThat(verdict(results, "children-keep-network-policy")).isEqualTo(Verdict.CONFORMS);
        assertThat(verdict(results, "grandchildren-inherit")).isEqualTo(Verdict.CONFORMS);
        assertThat(result(results, "children-follow-policy-change").judgement().reason())
                .isEqualTo("it does not offer this: its sessions offer no [policy-change]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    read l; echo no licence >&2; exit 1                    | adapter-ended           | it ended (exit 1); stderr: no licence
                    sleep 1000                                             | adapter-silent          | no answer within 2 s
                    read l; echo Welcome; cat                              | adapter-breaks-protocol | its answer is not an object of JSON on one line, but "Welcome"
                    cat /dev/zero                                          | adapter-breaks-protocol | it wrote a line of more than 4194304 bytes
                    read l; echo "{\\"id\\":9,\\"ok\\":{}}"; cat               | adapter-breaks-protocol | the id of its answer must be that of the request, not 9
                    read l; echo "{\\"id\\":1,\\"ok\\":{\\"protocol\\":3}}"; cat | adapter-breaks-protocol | it speaks protocol 3; the kit speaks 1 and 2
                    """)
    void anAdapterThatBreaksOffIsAnErrorInOneSentence(String script, String diagnosis, String message)
            throws IOException {
        ScenarioResult result = result(
                run("[sh, -c, '" + script + "']", "agents/children-keep-network-policy"),
                "children-keep-network-policy");
        Diagnosis named = Objects.requireNonNull(result.judgement().diagnosis());

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.judgement().reason()).isEqualTo("Adapter [agent@7] at request 1 [hello]: " + message);
        assertThat(named.id()).isEqualTo(diagnosis);
        assertThat(named.evidence()).containsExactly(result.judgement().reason());
        assertThat(named.advice()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not-offered | NOT_APPLICABLE | it does not offer this: why not
                    policy-not-offered | NOT_APPLICABLE | it does not offer this: why not
                    unavailable | UNAVAILABLE | the sandbox would not start: The sandbox does not start
                    failed | ERROR | the session adapter refused with [failed]: why not
                    """)
    void whatAnAdapterRefusesIsItsWord(String code, Verdict verdict, String reason) throws IOException {
        String hello = "{\\\"id\\\":1,\\\"ok\\\":{\\\"protocol\\\":1,\\\"adapter\\\":\\\"x\\\",\\\"offers\\\":[]}}";
        String refusal = "{\\\"id\\\":2,\\\"error\\\":{\\\"code\\\":\\\"%s\\\",\\\"message\\\":\\\"why not\\\"}}"
                .formatted(code);
        String script = "read l; echo \"%s\"; read l; echo \"%s\"; cat".formatted(hello, refusal);

        ScenarioResult result = result(
                run("[sh, -c, '" + script + "']", "agents/children-keep-network-policy"),
                "children-keep-network-policy");

        assertThat(result.judgement().verdict()).isEqualTo(verdict);
        assertThat(result.judgement().reason()).startsWith(reason);
    }

    /** An adapter that ends at the second request shows that there was none. */
    @Test
    void noSessionIsOpenedForWhatAnAdapterDoesNotOffer() throws IOException {
        String hello =
                "{\\\"id\\\":1,\\\"ok\\\":{\\\"protocol\\\":2,\\\"adapter\\\":\\\"x\\\",\\\"offers\\\":[\\\"children\\\"]}}";
        String script = "read l; echo \"%s\"; read l; exit 1".formatted(hello);

        ScenarioResult result =
                result(run("[sh, -c, '" + script + "']", "agents/grandchildren-inherit"), "grandchildren-inherit");

        assertThat(result.judgement().reason())
                .isEqualTo("it does not offer this: its sessions offer no [grandchildren]");
    }

    @Test
    void anAgentThatDoesNotStartIsUnavailableToEveryScenario() throws IOException {
        String hello = "{\\\"id\\\":1,\\\"ok\\\":{\\\"protocol\\\":1,\\\"adapter\\\":\\\"x\\\",\\\"offers\\\":[]}}";
        String refusal =
                "{\\\"id\\\":2,\\\"error\\\":{\\\"code\\\":\\\"unavailable\\\",\\\"message\\\":\\\"not logged in\\\"}}";
        Path definition = Files.writeString(folder.resolve("sandbox.yaml"), """
                name: agent
                title: An agent that cannot start
                versions: ["7"]
                session:
                  adapter: [sh, -c, 'read l; echo "%s"; read l; echo "%s"; cat']
                policies:
                  workspace-write: {}
                """.formatted(hello, refusal));

        ScenarioResult result = Objects.requireNonNull(ScenarioRuns.run(
                        definition.toString(),
                        "process",
                        SandboxPolicy.WORKSPACE_WRITE,
                        found -> found.id().equals("start/without-terminal"),
                        StartScenarios.class)
                .get("start/without-terminal workspace-write"));

        assertThat(result.judgement().verdict()).as(result.judgement().reason()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(Objects.requireNonNull(result.judgement().diagnosis()).evidence())
                .anySatisfy(line -> assertThat(line).contains("not logged in"));
    }

    @Test
    void anAgentThatStartsButRefusesACommandIsUnavailableForIt() throws IOException {
        Files.copy(Path.of("../examples/adapter/adapter.py"), folder.resolve("crew.py"));
        Files.writeString(folder.resolve("adapter.py"), """
                import json, sys
                import crew

                for line in sys.stdin:
                    request = json.loads(line)
                    number = request.pop("id")
                    if request["op"] == "open":
                        request["policy"] = "unrestricted"
                    if request["op"] == "run" and "started" in request["argv"]:
                        answer = {"error": {"code": "unavailable", "message": "cannot mount on a symbolic link"}}
                    else:
                        answer = crew.answer(**request)
                    print(json.dumps({"id": number, **answer}), flush=True)
                """);
        Path definition = Files.writeString(folder.resolve("sandbox.yaml"), """
                name: agent
                title: An agent that runs some commands only
                versions: ["7"]
                session:
                  adapter: ["{python}", "{sandbox}/adapter.py"]
                policies:
                  workspace-write: {}
                leaves-open:
                  write-outside-workspace: it confines nothing
                  connect-loopback: it confines nothing
                """);

        ScenarioResult result = Objects.requireNonNull(ScenarioRuns.run(
                        definition.toString(),
                        "process",
                        SandboxPolicy.WORKSPACE_WRITE,
                        found -> found.id().equals("start/link-in-workspace"),
                        StartScenarios.class)
                .get("start/link-in-workspace[git] workspace-write"));

        assertThat(result.judgement().verdict()).as(result.judgement().reason()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(Objects.requireNonNull(result.judgement().diagnosis()).evidence())
                .anySatisfy(line -> assertThat(line).contains("cannot mount on a symbolic link"));
    }

    @Test
    void aSandboxThatClosesStandardInputCannotHaveASessionInIt() throws IOException {
        Path definition = Files.writeString(folder.resolve("sandbox.yaml"), """
                name: agent
                title: A sandbox that hands nothing to its commands
                versions: ["7"]
                policies:
                  unrestricted:
                    argv: [sh, -c, 'exec "$0" "$@" </dev/null', "{command}"]
                """);

        ScenarioResult result =
                result(run(definition, "agents/children-keep-network-policy"), "children-keep-network-policy");
        Diagnosis diagnosis = Objects.requireNonNull(result.judgement().diagnosis());

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.DEVIATES);
        assertThat(diagnosis.id()).isEqualTo("session-breaks-off");
        assertThat(diagnosis.evidence())
                .containsExactly("Adapter [processes.py in agent@7] at request 1 [hello]: it ended (exit 0)");
        assertThat(diagnosis.advice()).first().asString().contains("podman run --interactive");
    }

    private Map<String, ScenarioResult> run(String adapter, String scenario) throws IOException {
        return run(Files.writeString(folder.resolve("sandbox.yaml"), DEFINITION.formatted(adapter)), scenario);
    }

    private static Map<String, ScenarioResult> run(Path definition, String scenario) {
        return ScenarioRuns.run(
                definition.toString(),
                "process",
                SandboxPolicy.UNRESTRICTED,
                found -> scenario.equals("agents/*") || found.id().equals(scenario),
                InheritanceScenarios.class);
    }

    private static Verdict verdict(Map<String, ScenarioResult> results, String scenario) {
        return result(results, scenario).judgement().verdict();
    }

    private static ScenarioResult result(Map<String, ScenarioResult> results, String scenario) {
        return Objects.requireNonNull(results.get("agents/" + scenario + " unrestricted"), scenario);
    }
}
