package io.sandcheck.report;

import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.selection.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What ran, where, and what was left out: one entry of {@code run.json}. The JSON schema {@code run.schema.json} beside
 * this class describes each part.
 *
 * @param id names the run
 * @param ended null if it was killed, or still runs
 * @param complete whether all planned experiments were made
 * @param sandcheck version of the kit
 * @param arguments of the command; empty if it was not started by the command
 * @param host kind of host: {@code container}
 * @param experiments how many were planned; 0 if they were not counted
 * @param shard which part of a divided run it is; null if it is the whole run
 * @param machine facts about the machine, by name: {@code kernel}, {@code engine}
 * @param places facts about each host that was opened, by the name of the host
 * @param notRun what was left out, and why
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordedRun(
        String id,
        Instant started,
        @Nullable Instant ended,
        boolean complete,
        String sandcheck,
        List<String> arguments,
        String host,
        int experiments,
        @Nullable RecordedShard shard,
        List<RecordedSandbox> sandboxes,
        Map<String, String> machine,
        Map<String, Map<String, String>> places,
        List<NotRun> notRun) {

    public RecordedRun {
        arguments = List.copyOf(arguments);
        sandboxes = List.copyOf(sandboxes);
        machine = Collections.unmodifiableMap(new TreeMap<>(machine));
        places = Collections.unmodifiableMap(new TreeMap<>(places));
        notRun = List.copyOf(notRun);
    }

    /**
     * Make the record of a run before its first experiment.
     *
     * @param id names the run
     * @param arguments of the command; empty if it is not started by the command
     * @param selection the host, sandboxes, policies and conditions
     * @param experiments how many are planned; 0 if they were not counted
     * @param shard which part of a divided run it is; null if it is the whole run
     * @param notRun what is left out, and why
     */
    public static RecordedRun begun(
            String id,
            Instant started,
            List<String> arguments,
            Selection selection,
            int experiments,
            @Nullable RecordedShard shard,
            List<NotRun> notRun) {
        HostProvider host = selection.host();
        String version = RecordedRun.class.getPackage().getImplementationVersion();
        return new RecordedRun(
                id,
                started,
                null,
                false,
                version == null ? "(not from a jar)" : version,
                arguments,
                host.name(),
                experiments,
                shard,
                selection.sandboxes().stream()
                        .map(sandbox -> RecordedSandbox.of(sandbox, host.placeFor(sandbox, HostCondition.NONE)))
                        .toList(),
                host.facts(),
                Map.of(),
                notRun);
    }

    /**
     * A part of a run.
     *
     * @param index which, from 1
     * @param sizes how many experiments each part has, the first part first
     * @param plan a hash of what was divided; parts of the same run have the same hash
     */
    public record RecordedShard(int index, int count, List<Integer> sizes, String plan) {

        public RecordedShard {
            sizes = List.copyOf(sizes);
        }
    }

    /** Something that was left out, and why. */
    public record NotRun(String what, String why) {}

    /** Return its id, with its shard: {@code 63efa777, shard 2/3}. */
    public String label() {
        return shard == null ? id : "%s, shard %d/%d".formatted(id, shard.index(), shard.count());
    }

    /** Describe briefly how it ended. */
    public String outcome() {
        if (ended == null) {
            return "killed, or still running";
        }
        return complete ? "complete" : "interrupted";
    }

    RecordedRun redacted(Redaction redaction) {
        return with(redaction.apply(arguments), redaction.apply(machine), ended, complete, places, notRun);
    }

    RecordedRun endedAt(Instant time, boolean allMade) {
        return with(arguments, machine, time, allMade, places, notRun);
    }

    RecordedRun withPlace(String place, Map<String, String> facts) {
        Map<String, Map<String, String>> more = new TreeMap<>(places);
        more.put(place, Collections.unmodifiableMap(new TreeMap<>(facts)));
        return with(arguments, machine, ended, complete, more, notRun);
    }

    RecordedRun withNotRun(NotRun one) {
        List<NotRun> more = new ArrayList<>(notRun);
        more.add(one);
        return with(arguments, machine, ended, complete, places, more);
    }

    private RecordedRun with(
            List<String> words,
            Map<String, String> facts,
            @Nullable Instant end,
            boolean allMade,
            Map<String, Map<String, String>> opened,
            List<NotRun> omissions) {
        return new RecordedRun(
                id,
                started,
                end,
                allMade,
                sandcheck,
                words,
                host,
                experiments,
                shard,
                sandboxes,
                facts,
                opened,
                omissions);
    }
}
