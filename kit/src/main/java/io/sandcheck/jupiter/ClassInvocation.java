package io.sandcheck.jupiter;

import static java.util.stream.Collectors.joining;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.UniqueId;

/** Which invocation of its class a scenario belongs to, if the class is invoked several times. */
final class ClassInvocation {

    /** Type of the segment of a unique id for an invocation of a class; its value is {@code #1}, {@code #2}. */
    private static final String SEGMENT = "class-template-invocation";

    private ClassInvocation() {}

    /** Return {@code parameters-1} for the first; empty if the class is invoked once. */
    static String of(ExtensionContext context) {
        String numbers = UniqueId.parse(context.getUniqueId()).getSegments().stream()
                .filter(segment -> segment.getType().equals(SEGMENT))
                .map(segment -> segment.getValue().substring(1))
                .collect(joining("."));
        return numbers.isEmpty() ? "" : "parameters-" + numbers;
    }
}
