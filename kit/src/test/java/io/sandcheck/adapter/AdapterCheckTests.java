package io.sandcheck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.adapter.AdapterFinding.Outcome;
import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.Command;
import io.sandcheck.session.SandboxAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterCheckTests {

    /** Python statements that make the kit's own adapter misbehave, where {@code %s} stands. */
    private static final String MUTANT = """
            import sys; sys.path.insert(0, sys.argv[1])
            import processes
            from processes import *
            base = Processes
            class Mutant(Processes):
                def mutate(self, request, answer):
                    %s
                    return answer
                def answer(self, line):
                    request = json.loads(line)
                    answer = self.mutate(request, super().answer(line))
                    return answer
            serve(lambda stdin: Mutant(stdin))
            """;

    private final Host host = ThisMachine.open();
    private final String workspace = host.makeDirectory(host.layout().workspace());

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void theKitsOwnAdapterKeepsToTheProtocol() {
        assertThat(check(SandboxAdapter.without(host, workspace)))
                .hasSize(25)
                .extracting(AdapterFinding::outcome)
                .doesNotContain(Outcome.WRONG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello is answered       | if request['op'] == 'hello': answer.get('ok', {})['offers'] = ['childern'] | unknown offer [childern]; known: children, policy-change, grandchildren, leave; did you mean children?",
                "hello with a protocol   | if request.get('protocol') == 99: answer = {'id': 2, 'ok': {}} | it did not refuse",
                "an op that does not     | if request['op'] == 'no-such-op': answer['error']['code'] = 'failed' | it refused with [failed]: unknown op [no-such-op]; known: hello, open, run, write-file, read-file, change-policy, spawn, close",
                "a policy that does not  | if request.get('policy') == 'no-such-policy': answer['error']['code'] = 'failed' | it refused with [failed]: unknown policy [no-such-policy]; known: read-only, read-only+network, workspace-write, workspace-write+network, unrestricted",
                "run answers with        | if answer.get('ok', {}).get('exitCode') == 7: answer['ok']['exitCode'] = 0 | of [exit 7]: exit 0",
                "run passes              | if 'SANDCHECK_CHECKS' in request.get('env', {}): request['env'] = {}; answer = super().answer(json.dumps(request)) | the variable SANDCHECK_CHECKS is not [it]",
                "run kills a command     | if answer.get('ok', {}).get('timedOut'): answer['ok']['timedOut'] = False | of [sleep 1000] with timeLimitMs 500: killed by SIGKILL",
                "run keeps no more       | if answer.get('ok', {}).get('stdout', {}).get('bytes', 0) > 9999: answer['ok']['stdout']['bytes'] = 1000 | bytes is 1000, written were 300000",
                "a program that cannot   | if answer.get('ok', {}).get('exitCode') == 127: answer['ok']['exitCode'] = 1 | of [sandcheck-no-such-program]: exit 1",
                "a session that does not | if request.get('session') == 'sandcheck-no-such-session': answer = {'id': answer['id'], 'ok': {}} | it did not refuse",
                "spawn makes children    | if request['op'] == 'spawn' and request['count'] == 2: answer['ok']['children'].pop() | 1 children, asked for were 2",
                "a child can spawn       | if request['op'] == 'spawn' and request['session'] != 's1': answer['ok']['children'] = ['s1'] * 2 | 2 grandchildren, asked for was 1",
                "all doors have names    | if request['op'] == 'hello': answer.get('ok', {})['doors'] = ['mpc'] | unknown door [mpc]; known: background, mcp, hook, user-command, file-tool; did you mean mcp?",
                "run with a door         | if request['op'] == 'hello': answer.get('ok', {})['doors'] = ['mcp'] | it refused with [not-offered]: there is no door [mcp]; there are: none",
                "write-file and          | request['op'] == 'write-file' and answer.pop('error') and answer.update(ok={'said': 'done'}); request['op'] == 'hello' and answer.get('ok', {}).update(doors=['file-tool']) | WORKSPACE/.sandcheck-door was not written; it said \"done\"",
                "a door that does not    | if request.get('door') == 'background': request.pop('door'); answer = super().answer(json.dumps(request)) | it did not refuse",
                "a command that asks     | if request['op'] == 'hello': answer.get('ok', {})['offers'] = ['leave'] | it refused with [not-offered]: no command can ask to leave the sandbox here",
                "requests for things     | if request['op'] == 'change-policy': answer = {'id': answer['id'], 'ok': {}} | it did not refuse",
                "one request has         | import _adapter; request.get('session') == 's1' and request['op'] == 'close' and setattr(_adapter, 'send', lambda fd, a: os.write(fd, json.dumps(a).encode() + b'\\nready\\n')) | an unexpected line: \"ready\"",
            })
    void aRuleThatIsBrokenIsNamedWithWhatCame(String rule, String mutation, String came) {
        Command mutant = Command.of(
                host.pythons().get(0).executable(),
                "-c",
                MUTANT.formatted(mutation),
                host.layout().fixtures() + "/adapters");

        assertThat(check(SessionAdapter.outside("mutant", mutant, "1")))
                .filteredOn(finding -> finding.rule().startsWith(rule))
                .singleElement()
                .satisfies(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.WRONG))
                .satisfies(finding -> assertThat(finding.came()).isEqualTo(came.replace("WORKSPACE", workspace)))
                .satisfies(finding -> assertThat(finding.remedy()).isNotBlank());
    }

    @Test
    void anAdapterThatBreaksOffAgainAndAgainIsGivenUp() {
        Command dying = Command.of("sh", "-c", "read line; echo no licence >&2; exit 2");

        List<AdapterFinding> findings =
                check(new SessionAdapter("dying.sh", dying, "1", false, Duration.ofSeconds(60)));

        assertThat(findings.get(0).came())
                .isEqualTo("Adapter [dying.sh] at request 1 [hello]: it ended (exit 2); stderr: no licence");
        assertThat(findings)
                .extracting(AdapterFinding::outcome)
                .containsExactly(Outcome.WRONG, Outcome.WRONG, Outcome.WRONG, Outcome.LEFT_OUT);
        assertThat(findings.get(3))
                .isEqualTo(
                        new AdapterFinding(Outcome.LEFT_OUT, "the 22 rules that are left", "it broke off 3 times", ""));
    }

    private List<AdapterFinding> check(SessionAdapter adapter) {
        List<AdapterFinding> findings = new ArrayList<>();
        new AdapterCheck(host, adapter, workspace).run(findings::add);
        return findings;
    }
}
