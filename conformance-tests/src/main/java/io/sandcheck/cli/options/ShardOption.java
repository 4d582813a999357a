package io.sandcheck.cli.options;

import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.launcher.ShardChoice;
import io.sandcheck.selection.Shard;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for a part of a run. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ShardOption {

    @Option(
            names = "--shard",
            paramLabel = "I/N|env",
            description =
                    "Run only one part of the experiments: 2/3 is the second of three. env: the part of this job, from"
                            + " the variables of a Kubernetes Indexed Job, GitLab, CircleCI or Buildkite. Merge the parts with"
                            + " 'sandcheck report'.")
    private @Nullable String shard;

    @Option(
            names = "--durations",
            paramLabel = "RUN",
            description = "Balance the shards by the durations of an earlier run. All shards need the same one.")
    private @Nullable Path durations;

    /** Tell whether the user named one of the options. */
    public boolean given() {
        return shard != null || durations != null;
    }

    /** Return the part that the user wants; null if all. */
    public @Nullable ShardChoice choice() {
        if (shard == null && durations != null) {
            throw new UsageException("--durations balances shards, so it needs --shard");
        }
        return shard == null ? null : new ShardChoice(Shard.parse(shard, System.getenv()), durations);
    }
}
