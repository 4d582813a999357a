package io.sandcheck.selection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.selection.SelectionException.Part;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * One of the parts into which a run is divided.
 *
 * @param index which of them, from 1
 * @param count how many there are
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Shard(int index, int count) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /**
     * The variables with which an engine numbers its parallel jobs.
     *
     * @param first number of the first job
     */
    private record Engine(String index, String count, int first) {

        boolean answersFor(Map<String, String> environment) {
            return environment.containsKey(index);
        }
    }

    /**
     * In this order: a Kubernetes Indexed Job, whose pods only know their own number, unless the manifest sets the
     * count; GitLab; CircleCI; Buildkite.
     */
    private static final List<Engine> ENGINES = List.of(
            new Engine("JOB_COMPLETION_INDEX", "JOB_COMPLETIONS", 0),
            new Engine("CI_NODE_INDEX", "CI_NODE_TOTAL", 1),
            new Engine("CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0),
            new Engine("BUILDKITE_PARALLEL_JOB", "BUILDKITE_PARALLEL_JOB_COUNT", 0));

    public Shard {
        if (index < 1 || index > count) {
            throw new SelectionException(
                    Part.SHARD,
                    "[%d/%d] is not a shard; the first of three is 1/3, the last 3/3".formatted(index, count));
        }
    }

    /**
     * Read a shard.
     *
     * @param text {@code 2/3}, or {@code env} to read the variables of the engine that runs parallel jobs
     * @throws SelectionException if it is not a shard
     */
    public static Shard parse(String text, Map<String, String> environment) {
        if (text.equals("env")) {
            return of(environment);
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SelectionException(Part.SHARD, "[%s] is not a shard; the second of three is 2/3".formatted(text));
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    private static Shard of(Map<String, String> environment) {
        Engine engine = ENGINES.stream()
                .filter(each -> each.answersFor(environment))
                .findFirst()
                .orElseThrow(() -> new SelectionException(
                        Part.SHARD,
                        "[env] finds no shard: none of the variables %s is set; is the job parallel?"
                                .formatted(names())));
        return new Shard(number(environment, engine.index()) - engine.first() + 1, number(environment, engine.count()));
    }

    private static int number(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (!value.matches("\\d{1,6}")) {
            throw new SelectionException(
                    Part.SHARD,
                    "[env] finds no shard: the variable %s is [%s]; set it to a number".formatted(name, value));
        }
        return Integer.parseInt(value);
    }

    private static List<String> names() {
        return ENGINES.stream().flatMap(engine -> Stream.of(engine.index())).toList();
    }

    /** Tell whether an experiment belongs to it, from the id of the experiment only. */
    public boolean holds(String experiment) {
        return index == indexOf(experiment, count);
    }

    /**
     * Return the number of the shard to which an experiment belongs: the one whose number, hashed with the id, gives
     * the highest value (rendezvous hashing). The experiment stays there if other experiments are added or removed.
     */
    public static int indexOf(String experiment, int count) {
        int best = 1;
        byte[] highest = new byte[0];
        for (int shard = 1; shard <= count; shard++) {
            byte[] hash = sha256(shard + " " + experiment);
            if (Arrays.compareUnsigned(hash, highest) > 0) {
                best = shard;
                highest = hash;
            }
        }
        return best;
    }

    /** Return a short hash of the plan, which shows whether shards are parts of the same plan. */
    public static String digest(String plan) {
        return HexFormat.of().formatHex(sha256(plan), 0, 8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
