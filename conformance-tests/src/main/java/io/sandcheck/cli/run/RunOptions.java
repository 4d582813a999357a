package io.sandcheck.cli.run;

import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.SandboxPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a run was asked to do.
 *
 * @param sandboxes as the user wrote them; empty for the default of the host
 * @param host {@code auto}, or the name of a kind
 * @param policies empty for all
 * @param conditions of the hosts to run on
 * @param out directory of the report
 */
record RunOptions(
        List<String> sandboxes,
        String host,
        Set<SandboxPolicy> policies,
        Set<HostCondition> conditions,
        int jobs,
        Path out,
        boolean strict,
        boolean trace) {}
