package io.sandcheck;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTests {

    private static final String ROOT = "io.sandcheck.";

    /** The story in the order in which it is told; a package imports from the lines above its own, never from its own or below. */
    private static final List<Set<String>> LAYERS = List.of(
            Set.of("json", "kernel", "naming", "shell"),
            Set.of("seccomp"),
            Set.of("fixture"),
            Set.of("yaml"),
            Set.of("sandbox"),
            Set.of("host"),
            Set.of("act", "adapter"),
            Set.of("session"),
            Set.of("probe", "replay"),
            Set.of("inheritance"),
            Set.of("diagnosis"),
            Set.of("doctor", "guidance"),
            Set.of("trace"),
            Set.of("verdict"),
            Set.of("requirement"),
            Set.of("expectation"),
            Set.of("experiment"),
            Set.of("selection"),
            Set.of("assertj", "report"),
            Set.of("scenario"),
            Set.of("jupiter"),
            Set.of("launcher"));

    static final List<String> PACKAGES = LAYERS.stream().flatMap(Set::stream).toList();

    private static final JavaClasses KIT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .withImportOption(ArchitectureTests::isWrittenByPeople)
            .importPackages("io.sandcheck");

    /** The templates of the page are classes too, which are called from nowhere but their own package. */
    private static boolean isWrittenByPeople(Location location) {
        return !location.matches(Pattern.compile(".*/Jte\\w+Generated\\.class"));
    }

    @Test
    void everyPackageHasItsPlaceInTheStory() {
        Set<String> found = KIT.stream()
                .map(each -> each.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());

        assertThat(PACKAGES).containsAll(found).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void packageImportsOnlyWhatComesBeforeIt(String name) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(notBefore(name))
                .allowEmptyShould(true)
                .check(KIT);
    }

    private static String[] notBefore(String name) {
        return LAYERS.stream()
                .dropWhile(layer -> !layer.contains(name))
                .flatMap(Set::stream)
                .filter(other -> !other.equals(name))
                .flatMap(other -> Stream.of(ROOT + other + ".."))
                .toArray(String[]::new);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.sandcheck.(**)").should().beFreeOfCycles().check(KIT);
    }

    @ParameterizedTest
    @CsvSource({
        "org.snakeyaml.., yaml",
        "tools.jackson.., json",
        "com.fasterxml.., json",
        "org.testcontainers.., host.container",
        "com.github.dockerjava.., host.container",
        "org.apache.commons.compress.., host.container",
        "org.zeroturnaround.., host.process",
        "gg.jte.., report.page",
        "org.assertj.., assertj",
        "org.junit.jupiter.., jupiter",
        "org.junit.platform.launcher.., launcher",
    })
    void libraryIsUsedInOnePackage(String library, String owner) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + owner)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(KIT);
    }

    @Test
    void nothingPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(KIT);
    }

    @Test
    void publicTypesSayHowStableTheyAre() {
        classes()
                .that(TOP_LEVEL_CLASSES)
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(API.class)
                .check(KIT);
    }

    @Test
    void packagesAreNullMarked() {
        classes().should(be(inANullMarkedPackage())).check(KIT);
    }

    private static DescribedPredicate<JavaClass> inANullMarkedPackage() {
        return DescribedPredicate.describe(
                "in a package with @NullMarked", each -> each.getPackage().isAnnotatedWith(NullMarked.class));
    }

    @Test
    void packagesAreNamedForWhatTheyHold() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..internal..")
                .check(KIT);
    }
}
