package io.sandcheck.host.container;

import io.sandcheck.shell.ShellWords;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The words by which the command {@code docker} makes a container as a plan says. */
record DockerCommandLine(ContainerPlan plan) {

    /** Return a command line of {@code docker} that runs a shell in such a container, on a network of its own. */
    String shell() {
        List<String> line = new ArrayList<>(List.of("docker", "run", "--rm", "--interactive", "--network", "none"));
        line.addAll(List.of("--shm-size", String.valueOf(ContainerPlan.SHARED_MEMORY)));
        // The script puts there what the kit does, and is not root.
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

    /** Return the options that say what the sandbox needs of the container. */
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
