package io.sandcheck.probe;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.Command;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Checks that a condition really holds on a host, by trying it there, outside of any sandbox.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConditionCheck {

    private ConditionCheck() {}

    /** Return what differs from the condition, one problem in each line; empty if it holds. */
    public static List<String> problems(Host host, HostCondition condition) {
        List<String> problems = new ArrayList<>();
        Census census = Census.ofFoundations(
                argv -> host.run(Command.of(argv)),
                host.pythons().get(0).executable(),
                host.layout().fixtures());
        for (ProbeResult result :
                census.take(List.copyOf(condition.foundations().keySet()))) {
            String wanted = condition.foundations().get(result.capability());
            if (!result.summary().equals(wanted)) {
                problems.add("%s must be [%s] and is [%s]".formatted(result.capability(), wanted, result.summary()));
            }
        }
        condition.missing().stream()
                .filter(program -> host.run(Command.of("sh", "-c", "command -v -- \"$0\"", program))
                        .succeeded())
                .forEach(program -> problems.add("program [%s] must be missing, but is installed".formatted(program)));
        return problems;
    }
}
