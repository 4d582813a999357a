package io.sandcheck.host.container;

import io.sandcheck.shell.ShellWords;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The {@code docker} command line that creates a container as planned. */
record DockerCommandLine(ContainerPlan plan) {

    /** Return a {@code docker} command line that runs a shell in such a container, with its own network. */
    String shell() {
        List<String> line = new ArrayList<>(List.of("docker", "run", "--rm", "--interactive", "--network", "none"));
        line.addAll(List.of("--shm-size", String.valueOf(ContainerPlan.SHARED_MEMORY)));
        // The script writes the kit's files there, but it does not run as root.
        line.addAll(List.of("--tmpfs", ContainerPlan.OF_KIT + ":mode=1777,exec"));
        line.addAll(List.of(
                "--hostname",
                ContainerPlan.NAME,
                "--add-host",
                ContainerPlan.NAME + ":127.0.0.1",
                "--workdir",
                ContainerPlan.HOME));
        line.addAll(List.of("--env", "USER=" + plan.options().user(), "--env", "LANG=C.UTF-8"));
        line.addAll(options());
        line.addAll(List.of("--entrypoint", "sh", plan.image()));
        return ShellWords.of(line);
    }

    /** Return the options for what the sandbox needs from the container. */
    List<String> options() {
        List<String> words = new ArrayList<>(List.of("--user", plan.options().user()));
        plan.options().securityOptions().forEach(option -> words.addAll(List.of("--security-opt", option)));
        if (plan.options().unmaskedProc()) {
            words.addAll(List.of("--security-opt", "systempaths=unconfined"));
        }
        plan.options().addedCapabilities().forEach(name -> words.addAll(List.of("--cap-add", name)));
        plan.options().droppedCapabilities().forEach(name -> words.addAll(List.of("--cap-drop", name)));
        plan.options().devices().forEach(device -> words.addAll(List.of("--device", device)));
        new TreeMap<>(plan.options().environment())
                .forEach((name, value) -> words.addAll(List.of("--env", "%s=%s".formatted(name, value))));
        return words;
    }
}
