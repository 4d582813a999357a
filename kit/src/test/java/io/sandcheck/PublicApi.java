package io.sandcheck;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tests of other projects are compiled against: the packages for them, and each type of the kit that a signature leads to. */
final class PublicApi {

    private static final String[] PACKAGES = Stream.of(
                    "act", "assertj", "guidance", "inheritance", "jupiter", "scenario", "session", "shell")
            .map("io.sandcheck."::concat)
            .toArray(String[]::new);

    private static final Set<String> OF_EACH_OBJECT = Set.of("equals", "hashCode", "toString");
    private static final Pattern OF_KIT = Pattern.compile("io\\.sandcheck\\.[\\w.$]+");

    private final SortedMap<String, Class<?>> types = new TreeMap<>();
    private final Deque<Class<?>> toRead = new ArrayDeque<>();

    private PublicApi() {}

    /** Return a line for each type and each of its members, sorted. */
    static List<String> lines() {
        PublicApi api = new PublicApi();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(PACKAGES).stream()
                        .map(JavaClass::reflect)
                        .forEach(api::add);
        while (!api.toRead.isEmpty()) {
            lines(api.toRead.remove()).forEach(api::addNamed);
        }
        return api.types.values().stream().flatMap(PublicApi::lines).toList();
    }

    private void addNamed(String line) {
        Matcher name = OF_KIT.matcher(line.substring(line.indexOf(' ') + 1));
        while (name.find()) {
            try {
                add(Class.forName(name.group(), false, PublicApi.class.getClassLoader()));
            } catch (ClassNotFoundException e) {
                // The name of a member, which its type's name comes before.
            }
        }
    }

    private void add(Class<?> type) {
        if (isVisible(type) && types.putIfAbsent(type.getName(), type) == null) {
            toRead.add(type);
        }
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return isVisible(type.getModifiers()) && (outer == null || isVisible(outer));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Stream<String> lines(Class<?> type) {
        TreeSet<String> members = new TreeSet<>();
        visible(type.getDeclaredFields()).map(PublicApi::line).forEach(members::add);
        visible(type.getDeclaredMethods()).map(PublicApi::line).forEach(members::add);
        visible(type.getDeclaredConstructors()).map(PublicApi::line).forEach(members::add);
        return Stream.concat(Stream.of(head(type)), members.stream().map(member -> type.getName() + " " + member));
    }

    private static <T extends Member> Stream<T> visible(T[] members) {
        return Stream.of(members)
                .filter(member -> isVisible(member.getModifiers())
                        && !member.isSynthetic()
                        && !OF_EACH_OBJECT.contains(member.getName()));
    }

    private static String head(Class<?> type) {
        String kind = type.isAnnotation()
                ? "annotation"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : "class";
        List<Type> above = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            above.add(type.getGenericSuperclass());
        }
        boolean closed = Modifier.isFinal(type.getModifiers());
        return "%s %s%s : %s".formatted(type.getName(), closed ? "final " : "", kind, names(above.stream()));
    }

    private static String line(Field field) {
        return "%s%s: %s"
                .formatted(
                        statically(field),
                        field.getName(),
                        field.getGenericType().getTypeName());
    }

    private static String line(Method method) {
        String given =
                method.getDefaultValue() == null && method.getDeclaringClass().isAnnotation() ? " required" : "";
        return "%s%s: %s%s"
                .formatted(
                        statically(method),
                        call(method.getName(), method),
                        method.getGenericReturnType().getTypeName(),
                        given);
    }

    private static String line(Constructor<?> constructor) {
        return call("new", constructor);
    }

    private static String call(String name, Executable executable) {
        Stream<Type> parameters = Stream.of(executable.getParameters()).map(Parameter::getParameterizedType);
        String thrown = names(Stream.of(executable.getGenericExceptionTypes()));
        return "%s(%s)%s".formatted(name, names(parameters), thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String statically(Member member) {
        return Modifier.isStatic(member.getModifiers()) ? "static " : "";
    }

    private static String names(Stream<Type> types) {
        return types.map(Type::getTypeName).collect(Collectors.joining(", "));
    }
}
