package io.sandcheck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxPolicyTests {

    @ParameterizedTest
    @EnumSource(SandboxPolicy.class)
    void eachIsFoundByTheHalvesThatReportsName(SandboxPolicy policy) {
        assertThat(SandboxPolicy.find(policy.filesId(), policy.network().id())).contains(policy);
    }

    @Test
    void halvesThatAreNoPolicyAreNone() {
        assertThat(SandboxPolicy.find("unrestricted", "allowlist")).isEmpty();
    }

    @Test
    void eachHasAnotherShortName() {
        assertThat(Arrays.stream(SandboxPolicy.values()).map(SandboxPolicy::shortId))
                .doesNotHaveDuplicates();
    }

    @Test
    void loopbackOfTheHostIsOnNoListOfAllowedNames() {
        assertThat(EnforcementAct.CONNECT_LOOPBACK.deniedBy(SandboxPolicy.WORKSPACE_WRITE_ALLOWLIST))
                .isTrue();
        assertThat(EnforcementAct.CONNECT_LOOPBACK.deniedBy(SandboxPolicy.WORKSPACE_WRITE_NETWORK))
                .isFalse();
    }
}
