package io.sandcheck.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CommandLineArchitectureTests {

    private static final String ROOT = "io.sandcheck.cli";

    /** A room imports from the lines above its own, never from its own or below; the command itself imports them all. */
    private static final List<Set<String>> LAYERS = List.of(
            Set.of("terminal"),
            Set.of("options"),
            Set.of("doctor", "list", "report"),
            Set.of("run"),
            Set.of("bisect", "check", "reproduce"));

    static final List<String> ROOMS = LAYERS.stream().flatMap(Set::stream).toList();

    private static final JavaClasses COMMAND_LINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyRoomHasItsPlace() {
        Set<String> found = COMMAND_LINE.stream()
                .map(each -> each.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", ""))
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toSet());

        assertThat(ROOMS).containsExactlyInAnyOrderElementsOf(found);
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void roomImportsOnlyWhatComesBeforeIt(String room) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(notBefore(room))
                .check(COMMAND_LINE);
    }

    private static String[] notBefore(String room) {
        Stream<String> others = LAYERS.stream()
                .dropWhile(layer -> !layer.contains(room))
                .flatMap(Set::stream)
                .filter(other -> !other.equals(room))
                .map(other -> ROOT + "." + other);
        return Stream.concat(Stream.of(ROOT, "io.sandcheck.conformance.."), others)
                .toArray(String[]::new);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("io.sandcheck.(**)").should().beFreeOfCycles().check(COMMAND_LINE);
    }

    @Test
    void noCommandNamesAKindOfHost() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.sandcheck.host.*..")
                .check(COMMAND_LINE);
    }

    @Test
    void onlyTheTerminalTouchesTheStandardStreams() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(COMMAND_LINE.that(DescribedPredicate.describe(
                "outside of the terminal", each -> !each.getPackageName().equals(ROOT + ".terminal"))));
    }

    @Test
    void publicTypesSayThatTheyAreInternal() {
        classes()
                .that(TOP_LEVEL_CLASSES)
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(API.class)
                .check(COMMAND_LINE);
    }
}
