package io.sandcheck.cli.run;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import io.sandcheck.launcher.PlannedExperiment;
import io.sandcheck.selection.HostSelection;
import io.sandcheck.selection.SelectionNames;
import io.sandcheck.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * The content of a run without a sandbox: dummies, each with one known fault, and the scenario that shows the fault.
 */
record Demonstration(List<Exhibit> exhibits) {

    Demonstration {
        exhibits = List.copyOf(exhibits);
    }

    static Demonstration ofFixtures() {
        return new Demonstration(YamlNode.read("Demonstration", Fixtures.find("demonstration.yaml")).list().stream()
                .map(Exhibit::of)
                .toList());
    }

    /** Tell whether it can run on that kind of host without an image. */
    static boolean suits(String host) {
        return host.equals(HostSelection.AUTO)
                || HostKinds.all().stream()
                        .anyMatch(kind -> kind.isThisMachine() && kind.name().equals(host));
    }

    /** Return its host: this machine, which needs no image, unless it is not available or the user names another. */
    SelectionNames names(String host) {
        return new SelectionNames(
                host.equals(HostSelection.AUTO) ? thisMachine().orElse(host) : host,
                exhibits.stream().map(Exhibit::sandbox).distinct().toList(),
                List.of(),
                List.of());
    }

    private static Optional<String> thisMachine() {
        return HostKinds.all().stream()
                .filter(kind -> kind.isThisMachine() && kind.obstacle().isEmpty())
                .map(HostProvider::name)
                .findFirst();
    }

    List<String> scenarios() {
        return exhibits.stream().map(Exhibit::scenario).distinct().toList();
    }

    boolean includes(PlannedExperiment experiment) {
        return exhibits.stream().anyMatch(exhibit -> exhibit.isMadeBy(experiment));
    }

    /** Return the number of dummies with a fault. */
    long faultyOnes() {
        return exhibits.stream().filter(Exhibit::faulty).count();
    }

    /** Return the number of dummies without a fault. */
    long soundOnes() {
        return exhibits.size() - faultyOnes();
    }
}
