package io.sandcheck.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JUnitClassPathTests {

    @Test
    void thisClassPathIsAligned() {
        assertThatCode(JUnitClassPath.current()::requireAligned).doesNotThrowAnyException();
    }

    @Test
    void aPlatformOfOneBelongsToAJupiterOfFive() {
        assertThatCode(classPath("1.14.4", "1.14.4", "5.14.4", "5.14.4")::requireAligned)
                .doesNotThrowAnyException();
    }

    @Test
    void sinceSixAllAreEqual() {
        assertThatCode(classPath("6.1.3", "6.1.3", "6.1.3", "6.1.3")::requireAligned)
                .doesNotThrowAnyException();
    }

    @Test
    void anOldLauncherWithANewEngineIsRefusedWithTheVersionsAndTheRemedy() {
        assertThatThrownBy(classPath("1.14.4", "1.14.4", "6.1.3", "6.1.3")::requireAligned)
                .isInstanceOf(LauncherException.class)
                .hasMessage("JUnit class path is mixed: [junit-platform-launcher 1.14.4, junit-platform-engine 1.14.4,"
                        + " junit-jupiter-api 6.1.3, junit-jupiter-engine 6.1.3]; these must be of one release:"
                        + " import one version of org.junit:junit-bom and give the jars no version");
    }

    @Test
    void aDifferenceInTheLastNumberIsRefusedToo() {
        assertThatThrownBy(classPath("1.14.4", "1.14.3", "5.14.4", "5.14.4")::requireAligned)
                .hasMessageContaining("junit-platform-engine 1.14.3");
    }

    @Test
    void aJarThatDoesNotTellItsVersionIsLeftOutOfTheComparison() {
        assertThatCode(classPath("6.1.3", JUnitClassPath.UNKNOWN, "6.1.3", "6.1.3")::requireAligned)
                .doesNotThrowAnyException();
    }

    @Test
    void aMissingEngineIsNamed() {
        JUnitClassPath classPath =
                new JUnitClassPath(landmark -> landmark.contains("JupiterTestEngine") ? null : "6.1.3");

        assertThatThrownBy(classPath::requireAligned)
                .hasMessage(
                        "JUnit class path: [junit-jupiter-engine] is missing; add org.junit.jupiter:junit-jupiter and"
                                + " org.junit.platform:junit-platform-launcher, both without a version, under org.junit:junit-bom");
    }

    private static JUnitClassPath classPath(
            String launcher, String platformEngine, String jupiterApi, String jupiterEngine) {
        Map<String, String> versions = Map.of(
                "org.junit.platform.launcher.Launcher", launcher,
                "org.junit.platform.engine.TestEngine", platformEngine,
                "org.junit.jupiter.api.Test", jupiterApi,
                "org.junit.jupiter.engine.JupiterTestEngine", jupiterEngine);
        return new JUnitClassPath(versions::get);
    }
}
