package io.sandcheck.host;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RunnerAnswersTests {

    @Test
    void whatIsNoBase64IsAFaultOfTheHost() {
        assertThatThrownBy(() -> RunnerAnswers.bytes("A A="))
                .isInstanceOf(HostException.class)
                .hasMessage("The runner's answer holds no base64 where it belongs: Illegal base64 character 20");
    }
}
