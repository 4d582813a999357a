package io.sandcheck.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Without these, a run "on Jupiter 6" could be one more run on 5. */
class JupiterVersionTests {

    private static final String ASKED_FOR = System.getProperty("tested.junit.version");

    @Test
    void theApiAndTheEngineAreOfTheVersionThatTheBuildAskedFor() {
        assertThat(versionOf(Test.class)).isEqualTo(ASKED_FOR);
        assertThat(new JupiterTestEngine().getVersion()).hasValue(ASKED_FOR);
    }

    @Test
    void thePlatformIsTheOneThatBelongsToTheEngine() {
        String platform = ASKED_FOR.replaceFirst("^5\\.", "1.");

        assertThat(versionOf(Launcher.class)).isEqualTo(platform);
        assertThat(versionOf(EngineTestKit.class)).isEqualTo(platform);
    }

    private static String versionOf(Class<?> type) {
        return type.getPackage().getImplementationVersion();
    }
}
