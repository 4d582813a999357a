package io.sandcheck.probe;

import io.sandcheck.host.Placement;
import io.sandcheck.probe.FingerprintComparison.LineDifference;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Fingerprints of answers that are given. */
abstract class WithFingerprints {

    static final FingerprintQuestions QUESTIONS = new FingerprintQuestions(
            List.of("DISABLED"), Map.of("connect-loopback", List.of("connect-tcp", "127.0.0.1", "80")));

    static final String OUTSIDE = """
            {'fact': 'environment DISABLED', 'value': null}
            {'fact': 'status NoNewPrivs', 'value': '0'}
            {'fact': 'status Seccomp', 'value': '2'}
            {'fact': 'status Seccomp_filters', 'value': '1'}
            {'fact': 'status CapInh', 'value': '0000000000000000'}
            {'fact': 'status CapPrm', 'value': '0000000000000000'}
            {'fact': 'status CapEff', 'value': '0000000000000000'}
            {'fact': 'status CapBnd', 'value': '00000000a80425fb'}
            {'fact': 'status CapAmb', 'value': '0000000000000000'}
            {'fact': 'namespace user', 'value': 'user:[1]'}
            {'fact': 'namespace mnt', 'value': 'mnt:[2]'}
            {'fact': 'namespace pid', 'value': 'pid:[3]'}
            {'fact': 'namespace net', 'value': 'net:[4]'}
            {'fact': 'namespace ipc', 'value': 'ipc:[5]'}
            {'fact': 'namespace uts', 'value': 'uts:[6]'}
            {'fact': 'namespace cgroup', 'value': 'cgroup:[7]'}
            {'fact': 'namespace time', 'value': null}
            {'capability': 'connect-loopback', 'outcome': 'granted', 'detail': '-'}
            """;

    static final Placement AS_KNOWN = Placement.known("/fixtures");

    final Fingerprinting fingerprinting = new Fingerprinting(argv -> printed(OUTSIDE), "python3", AS_KNOWN, QUESTIONS);

    PolicyFingerprint take(String stdout) {
        return fingerprinting.take(argv -> printed(stdout), AS_KNOWN, QUESTIONS);
    }

    static String denied(String syscall, String errno) {
        return OUTSIDE.replace(
                "'outcome': 'granted'",
                "'outcome': 'denied', 'syscall': '%s', 'errno': '%s'".formatted(syscall, errno));
    }

    static List<String> described(FingerprintComparison comparison) {
        return comparison.differences().stream()
                .map((LineDifference line) -> line.describe("parent", "child"))
                .toList();
    }

    static CommandResult printed(String stdout) {
        byte[] bytes = stdout.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Output output = new Output(bytes, new byte[0], bytes.length);
        return new CommandResult(
                List.of("fingerprint"), 0, null, false, output, Output.EMPTY, Duration.ZERO, List.of());
    }
}
