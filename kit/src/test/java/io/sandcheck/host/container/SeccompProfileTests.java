package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.seccomp.SeccompRule;
import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeccompProfileTests {

    private static final ContainerOptions OPTIONS = new ContainerOptions(
            "sandcheck",
            List.of("seccomp=unconfined", "no-new-privileges"),
            List.of(),
            List.of(),
            List.of("/dev/net/tun"),
            false,
            Map.of());

    @Test
    void rulesTakeThePlaceOfWhateverOtherFilter() {
        assertThat(SeccompProfile.in(OPTIONS, List.of(new SeccompRule("bind", null, "kill")))
                        .securityOptions())
                .hasSize(2)
                .startsWith("no-new-privileges")
                .last()
                .asString()
                .startsWith("seccomp={")
                .contains("\"names\":[\"bind\"],\"action\":\"SCMP_ACT_KILL_PROCESS\"");
    }

    @Test
    void withoutRulesTheOptionsStay() {
        assertThat(SeccompProfile.in(OPTIONS, List.of())).isEqualTo(OPTIONS);
    }

    @Test
    void argumentIsComparedAsAWholeOrUnderItsMask() {
        assertThat(SeccompProfile.json(List.of(new SeccompRule("sendto", new ArgumentEquals(5, -12), "EPERM"))))
                .contains("\"errnoRet\":1", "\"index\":5", "\"value\":18446744073709551604", "\"SCMP_CMP_EQ\"")
                .doesNotContain("valueTwo");
        assertThat(SeccompProfile.json(
                        List.of(new SeccompRule("unshare", ArgumentEquals.has(0, 0x1000_0000), "EPERM"))))
                .contains("\"value\":268435456", "\"valueTwo\":268435456", "\"SCMP_CMP_MASKED_EQ\"");
    }
}
