package io.sandcheck.report.compare;

import io.sandcheck.report.ResultKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the results of two runs that belong to the same experiment. If a sandbox has one version in each run, these
 * versions are compared although they differ, because a release is a new version. The same is true for the kind of
 * host.
 */
final class Pairing {

    private final Map<String, Set<String>> versionsBefore = new HashMap<>();
    private final Map<String, Set<String>> versionsAfter = new HashMap<>();
    private final Set<String> hostsBefore = new TreeSet<>();
    private final Set<String> hostsAfter = new TreeSet<>();

    void addBefore(ResultKey key) {
        versionsBefore.computeIfAbsent(key.sandbox(), name -> new TreeSet<>()).add(key.version());
        hostsBefore.add(key.host());
    }

    void addAfter(ResultKey key) {
        versionsAfter.computeIfAbsent(key.sandbox(), name -> new TreeSet<>()).add(key.version());
        hostsAfter.add(key.host());
    }

    /** Return the common key of two results that are compared. */
    ResultKey common(ResultKey key) {
        boolean oneVersion =
                versionsBefore.getOrDefault(key.sandbox(), Set.of()).size() == 1
                        && versionsAfter.getOrDefault(key.sandbox(), Set.of()).size() == 1;
        boolean oneHost = hostsBefore.size() == 1 && hostsAfter.size() == 1;
        return new ResultKey(
                key.sandbox(),
                oneVersion ? "" : key.version(),
                key.policy(),
                oneHost ? "" : key.host(),
                key.condition(),
                key.scenario(),
                key.variant());
    }
}
