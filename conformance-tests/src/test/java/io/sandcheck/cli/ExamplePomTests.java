package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code pom.xml} of the example can be used as it is: it names the versions that this build has. */
class ExamplePomTests {

    @ParameterizedTest
    @CsvSource({
        "sandcheck-kit,             <artifactId>sandcheck-parent</artifactId>\\s*<version>([^<]+)",
        "junit-jupiter,             <junit.version>([^<]+)",
        "maven-compiler-plugin,     <compiler-plugin.version>([^<]+)",
        "maven-resources-plugin,    <resources-plugin.version>([^<]+)",
        "maven-surefire-plugin,     <surefire-plugin.version>([^<]+)"
    })
    void theExampleNamesTheVersionsOfThisBuild(String artifact, String ofBuild) throws IOException {
        String example = Files.readString(Path.of("../examples/java/pom.xml"));
        String build = Files.readString(Path.of("../pom.xml"));

        assertThat(only(example, "<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)"))
                .isEqualTo(only(build, ofBuild));
    }

    private static String only(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
