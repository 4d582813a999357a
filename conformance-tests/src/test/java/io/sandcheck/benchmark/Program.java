package io.sandcheck.benchmark;

import io.sandcheck.host.HostException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A program that is run as its user would.
 *
 * @param words it, and arguments that it always gets
 */
record Program(List<String> words) {

    /** A command of a shell. */
    static Program shell(String script) {
        return new Program(List.of("sh", "-c", script));
    }

    /** Run it, and require that it ends with one of these exit codes. */
    void run(List<String> arguments, Map<String, String> environment, Integer... exitCodes) {
        run(arguments, environment, line -> {}, exitCodes);
    }

    /** Run it, and require that it succeeds. */
    void run(String... arguments) {
        run(List.of(arguments), Map.of(), 0);
    }

    /** Run it, and hand over each line that it writes as it comes. */
    void run(List<String> arguments, Map<String, String> environment, Consumer<String> listener, Integer... exitCodes) {
        List<String> argv = new ArrayList<>(words);
        argv.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
        builder.environment().putAll(environment);
        List<String> output = new ArrayList<>();
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    output.add(line);
                    listener.accept(line);
                }
            }
            if (!List.of(exitCodes).contains(process.waitFor())) {
                throw new HostException("[%s] ended with %d: %s"
                        .formatted(String.join(" ", argv), process.exitValue(), String.join("\n", output)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("Interrupted", e);
        }
    }
}
