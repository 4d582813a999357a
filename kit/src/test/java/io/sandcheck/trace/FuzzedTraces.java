package io.sandcheck.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.campaign.FuzzedInput;
import io.sandcheck.json.Json;
import io.sandcheck.report.SampleResults;
import java.util.List;

/** Damaged answers of the program that reads what strace wrote. */
public final class FuzzedTraces {

    private static final String CALLS = """
            {"began":true,"lines":6,"calls":[{"call":"bind(3, {sa_family=AF_UNIX, sun_path=\\"/tmp/s\\"}, 110)","errno":"EPERM","times":1},{"call":"listen(4, 5)","errno":"EACCES","times":2}]}
            """;

    private FuzzedTraces() {}

    public static List<FuzzedInput> all() {
        return List.of(FuzzedInput.of("denied calls", List.of(CALLS.getBytes(UTF_8)), input -> {
            DeniedCalls calls = Json.read(new String(input, UTF_8), DeniedCalls.class, "denied calls");
            List<DeniedCall> explaining =
                    calls.explaining(DeniedCalls.NOTHING, SampleResults.diagnosis("a text"), "bind: denied");
            new Trace(Trace.Way.INSIDE, explaining, "").lines();
        }));
    }
}
