package io.sandcheck.campaign;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The command, as its users start it, in surroundings of its own: what it leaves in the cache and in the temporary
 * directories is nobody else's.
 */
final class Product {

    private static final Pattern FRAME = Pattern.compile("(?m)^\\s+at [\\w.$/@]+\\(|Exception in thread");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String classPath;
    private final Path surroundings;

    private Product(String classPath, Path surroundings) {
        this.classPath = classPath;
        this.surroundings = surroundings;
    }

    static Product in(String classPath, Path scratch) throws IOException {
        for (String each : List.of("cache", "tmp", "shm", "out")) {
            Files.createDirectories(scratch.resolve(each));
        }
        return new Product(classPath, scratch);
    }

    List<Trial> trials() throws IOException {
        List<Trial> trials = new ArrayList<>();
        for (String host : List.of("process", "container")) {
            trials.add(new Kills(this, host));
        }
        trials.add(new EngineFaults(this));
        trials.add(new PlantedSecrets(this));
        trials.add(new HostileCommands(this));
        return trials;
    }

    Path out(String name) {
        return surroundings.resolve("out").resolve(name);
    }

    Path surroundings() {
        return surroundings;
    }

    /** A run of the command. */
    record Running(Process process, Path output) {

        /** Return what it wrote. */
        String text() throws IOException {
            return new String(Files.readAllBytes(output), java.nio.charset.StandardCharsets.UTF_8);
        }

        /** Wait for its end; false if it does not come. */
        boolean ends(Duration patience) throws InterruptedException {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Start it. As root it has directories of its own in the place of /tmp and /dev/shm. */
    Running start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of(
                    "unshare",
                    "--mount",
                    "--propagation",
                    "private",
                    "sh",
                    "-c",
                    "mount --bind \"$0/tmp\" /tmp && mount --bind \"$0/shm\" /dev/shm && exec \"$@\"",
                    surroundings.toString()));
        }
        words.addAll(List.of("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-XX:-UsePerfData"));
        if (!isRoot()) {
            words.add("-Djava.io.tmpdir=" + surroundings.resolve("tmp"));
        }
        words.addAll(List.of("-cp", classPath, "io.sandcheck.cli.Main"));
        words.addAll(List.of(arguments));
        Path output = Files.createTempFile(surroundings, "output-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment()
                .put("XDG_CACHE_HOME", surroundings.resolve("cache").toString());
        builder.environment().putAll(environment);
        return new Running(builder.start(), output);
    }

    /** Run it to its end, and return what it wrote. */
    String run(Map<String, String> environment, BiConsumer<Fault, String> failures, String... arguments)
            throws IOException, InterruptedException {
        Running running = start(environment, arguments);
        if (!running.ends(PATIENCE)) {
            failures.accept(Fault.HUNG, String.join(" ", arguments));
            end(running);
        }
        return judged(running, failures);
    }

    /** Have it end, whatever it is doing. */
    static void end(Running running) throws InterruptedException {
        running.process().destroyForcibly().waitFor();
    }

    /** Return what it wrote, which has no stack trace. */
    static String judged(Running running, BiConsumer<Fault, String> failures) throws IOException {
        String text = running.text();
        if (FRAME.matcher(text).find()) {
            failures.accept(Fault.STACK_TRACE, text);
        }
        Files.delete(running.output());
        return text;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
