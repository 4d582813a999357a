package io.sandcheck.doctor;

import io.sandcheck.host.Conversation;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostFacts;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.Peer;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Foundation;
import io.sandcheck.sandbox.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A host as a file tells it: a section for each file of its kernel, the last one for what was tried and denied there. */
final class RecordedHost implements Host {

    private static final String CENSUS = "census";

    private final Map<String, String> sections = new LinkedHashMap<>();

    RecordedHost(String name) {
        String section = "";
        for (String line : read(name + ".txt").lines().toList()) {
            if (line.startsWith("@ ")) {
                section = line.substring(2);
                sections.put(section, "");
            } else {
                sections.merge(section, line + "\n", String::concat);
            }
        }
    }

    private static String read(String resource) {
        try (var in = Objects.requireNonNull(RecordedHost.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public HostFacts facts() {
        return HostFacts.read(
                path -> sections.getOrDefault(path, HostFacts.ABSENT).strip());
    }

    /** What is not told to be denied is granted; no program is there. */
    @Override
    public CommandResult run(Command command) {
        boolean census = command.argv().stream().anyMatch(word -> word.endsWith("examine.py"));
        return new CommandResult(
                command.argv(),
                census ? 0 : 127,
                null,
                false,
                output(census ? answers() : ""),
                Output.EMPTY,
                Duration.ZERO,
                List.of());
    }

    private String answers() {
        String denied = sections.getOrDefault(CENSUS, "");
        return Foundation.all().stream()
                .map(foundation -> foundation.capability().id())
                .filter(id -> !denied.contains("\"capability\": \"" + id + "\""))
                .map("{\"capability\": \"%s\", \"outcome\": \"granted\"}\n"::formatted)
                .collect(Collectors.joining("", denied, ""));
    }

    private static Output output(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Output(bytes, new byte[0], bytes.length);
    }

    @Override
    public String name() {
        return "recorded";
    }

    @Override
    public HostLayout layout() {
        return new HostLayout("/", "/", "/", "/", "/");
    }

    @Override
    public List<Python> pythons() {
        return List.of(new Python("3.14", "python3"));
    }

    @Override
    public Conversation converse(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Peer start(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(String path, byte[] content, boolean executable) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] read(String path, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean exists(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String makeDirectory(String parent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
