package io.sandcheck.host.process;

import io.sandcheck.host.Host;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.ByVersion;
import io.sandcheck.sandbox.Needs;
import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.Install;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** This machine as a host, for tests that run real programs. */
public final class ThisMachine {

    private static final Sandbox NONE = new Sandbox(
            new SandboxDefinition(
                    "none",
                    "No sandbox",
                    "https://sandcheck.test",
                    List.of("1"),
                    new Install.Nothing(),
                    ByVersion.always(ContainerOptions.DEFAULT),
                    Map.of(),
                    Map.of(),
                    ByVersion.always(Needs.UNKNOWN),
                    Map.of(),
                    List.of(),
                    Map.of(),
                    null,
                    false,
                    Set.of(OperatingSystem.LINUX),
                    Path.of(".")),
            "1");

    private ThisMachine() {}

    /** Open it with a directory of its own. */
    public static Host open() {
        return new ProcessHostProvider().open(NONE, RunOwner.newRun(), line -> {});
    }
}
