package io.sandcheck.jupiter;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.session.SandboxSession;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A class that is invoked twice: what one invocation writes is not what the other must write. */
@ParameterizedClass
@ValueSource(strings = {"one", "two"})
class ParametersTestCase {

    @Parameter
    String word = "";

    @Scenario(id = "sample/parameters")
    void writesItsParameter(SandboxSession sandbox) {
        assertThat(sandbox.run("echo", word)).succeeds();
    }

    @Scenario(id = "sample/parameters-of-variants")
    @ForEachVariant({"left", "right"})
    void writesItsVariant(SandboxSession sandbox, String variant) {
        assertThat(sandbox.run("echo", word, variant)).succeeds().printsLine(word + " " + variant);
    }
}
