package io.sandcheck.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Names and their numbers, read from a resource with a name and a number in each line. */
final class NumberTable {

    private final Map<String, Integer> numbers;

    private NumberTable(Map<String, Integer> numbers) {
        this.numbers = numbers;
    }

    static NumberTable read(String resource) {
        try (InputStream in = Objects.requireNonNull(NumberTable.class.getResourceAsStream(resource), resource)) {
            Map<String, Integer> numbers = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(line -> {
                int space = line.indexOf(' ');
                numbers.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
            });
            return new NumberTable(numbers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OptionalInt find(String name) {
        Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    Optional<String> name(int number) {
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Set<String> names() {
        return Collections.unmodifiableSet(numbers.keySet());
    }
}
