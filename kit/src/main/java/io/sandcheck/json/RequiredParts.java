package io.sandcheck.json;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts that a record must have: those that are not declared {@code @Nullable}. */
final class RequiredParts {

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .map(component -> new Part(
                            component.getName(),
                            accessible(component.getAccessor()),
                            mayHoldRecords(component.getGenericType()),
                            component.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                    .toList();
        }
    };

    private record Part(String name, Method accessor, boolean deep, boolean optional) {}

    private RequiredParts() {}

    private static Method accessible(Method accessor) {
        accessor.setAccessible(true);
        return accessor;
    }

    /** Most parts are texts, numbers and lists of them, in which nothing more can be missing. */
    private static boolean mayHoldRecords(Type type) {
        if (type instanceof Class<?> known) {
            return Record.class.isAssignableFrom(known) || !Modifier.isFinal(known.getModifiers());
        }
        return !(type instanceof ParameterizedType list)
                || Arrays.stream(list.getActualTypeArguments()).anyMatch(RequiredParts::mayHoldRecords);
    }

    /** Return the path of the first part that is missing in a record or in its parts: {@code arms.inside.argv}. */
    static Optional<String> missingIn(Object value) {
        if (value instanceof Record) {
            return missingInRecord(value);
        }
        if (value instanceof List<?> list) {
            return firstMissing(list);
        }
        return value instanceof Map<?, ?> map ? firstMissing(map.values()) : Optional.empty();
    }

    private static Optional<String> firstMissing(Iterable<?> values) {
        for (Object value : values) {
            Optional<String> missing = missingIn(value);
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missingInRecord(Object value) {
        for (Part part : PARTS.get(value.getClass())) {
            Object held = valueOf(part, value);
            if (held == null && !part.optional()) {
                return Optional.of(part.name());
            }
            Optional<String> below = held == null || !part.deep() ? Optional.empty() : missingIn(held);
            if (below.isPresent()) {
                return Optional.of(part.name() + "." + below.get());
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object valueOf(Part part, Object value) {
        try {
            return part.accessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("[%s] of a record cannot be read".formatted(part.name()), e);
        }
    }
}
