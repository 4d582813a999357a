package io.sandcheck.cli;

import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.ArrayList;
import java.util.List;

/** A sandbox as a list shows it: its parts are the keys of the JSON. */
record ListedSandbox(
        String name, String title, String home, List<String> versions, List<String> policies, boolean byDefault)
        implements Listed {

    static ListedSandbox of(SandboxDefinition sandbox) {
        return new ListedSandbox(
                sandbox.name(),
                sandbox.title(),
                sandbox.home(),
                sandbox.versions(),
                sandbox.policies().keySet().stream()
                        .sorted()
                        .map(SandboxPolicy::id)
                        .toList(),
                sandbox.byDefault());
    }

    @Override
    public String headline() {
        return title;
    }

    @Override
    public List<String> details() {
        List<String> details = new ArrayList<>();
        details.add("versions " + String.join(", ", versions));
        details.add("policies " + String.join(", ", policies));
        if (!home.isEmpty()) {
            details.add(home);
        }
        return details;
    }
}
