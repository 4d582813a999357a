package io.sandcheck.host.vm;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.RunnerHost;
import io.sandcheck.host.container.AttachedContainer;
import io.sandcheck.host.container.ContainerHostProvider;
import io.sandcheck.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * Uses a virtual machine as a host. It has its own kernel, from a distribution, and the image of the sandbox as its
 * disk. It runs in a container, so it only needs a container engine, and leaves nothing behind.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class VmHostProvider implements HostProvider {

    private static final String IMAGE = "vm";

    private final ContainerHostProvider containers = new ContainerHostProvider();
    private final BootAttempts attempts =
            new BootAttempts(Accelerator.KVM.devices().stream().allMatch(device -> Files.exists(Path.of(device))));

    @Override
    public String name() {
        return "vm";
    }

    /** If it is available, so is a container, which is a hundred times faster. */
    @Override
    public boolean installsTools() {
        return true;
    }

    @Override
    public int preference() {
        return -10;
    }

    @Override
    public Optional<String> obstacle() {
        return containers.obstacle();
    }

    @Override
    public String madeWith() {
        return "QEMU, carried by " + containers.madeWith();
    }

    @Override
    public Map<String, String> facts() {
        return containers.facts();
    }

    @Override
    public Optional<String> obstacleTo(HostCondition condition) {
        return condition.isOfMachines() ? Optional.empty() : HostProvider.super.obstacleTo(condition);
    }

    @Override
    public String placeFor(Sandbox sandbox, HostCondition condition) {
        return "virtual machine of %s for %s, %s"
                .formatted(
                        containers.imageOn(sandbox, IMAGE), sandbox.container().user(), condition);
    }

    @Override
    public void prepare(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        containers.requireImageOn(sandbox, IMAGE, progress);
    }

    /** Its disk is the image of the container, so no machine is booted to find the version. */
    @Override
    public Sandbox installed(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        return containers.installed(sandbox, owner, progress);
    }

    @Override
    public Host open(Sandbox sandbox, HostCondition condition, RunOwner owner, Consumer<String> progress) {
        Map<String, String> facts = containers.requireImageOn(sandbox, IMAGE, progress);
        String image = containers.imageOn(sandbox, IMAGE);
        VirtualMachine machine =
                attempts.boot(accelerator -> boot(accelerator, image, sandbox, condition, owner), progress);
        return RunnerHost.open(
                        name(),
                        machine::startRunner,
                        ContainerHostProvider.layout(),
                        ContainerHostProvider.pythons(),
                        machine::stop)
                .withFacts(facts)
                .keepingArmsApart(true, null);
    }

    private VirtualMachine boot(
            Accelerator accelerator, String image, Sandbox sandbox, HostCondition condition, RunOwner owner) {
        AttachedContainer carrier =
                containers.createCarrier(image, QemuCommand.argv(accelerator), accelerator.devices(), owner);
        GuestSettings settings =
                GuestSettings.of(sandbox.container().user(), ContainerHostProvider.layout(), condition, accelerator);
        return VirtualMachine.boot(carrier, settings, accelerator);
    }

    @Override
    public List<String> sweep(Predicate<RunOwner> whose) {
        return containers.sweep(whose);
    }

    /** Its images belong to the kit. The container host removes them. */
    @Override
    public List<String> removeKept() {
        return List.of();
    }
}
