package io.sandcheck.host.container;

import io.sandcheck.json.Json;
import io.sandcheck.kernel.ErrorNumbers;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.seccomp.SeccompAssembler;
import io.sandcheck.seccomp.SeccompRule;
import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rules as a profile of the engine. The profile applies to the whole container. Unlike a filter that a program installs
 * itself, it does not disable setuid programs.
 *
 * @see <a href="https://docs.docker.com/engine/security/seccomp/">Seccomp security profiles for Docker</a>
 */
final class SeccompProfile {

    private static final String OPTION = "seccomp=";

    private SeccompProfile() {}

    /** Return the options with these rules, which replace any other filter. */
    static ContainerOptions in(ContainerOptions options, List<SeccompRule> rules) {
        if (rules.isEmpty()) {
            return options;
        }
        List<String> securityOptions = Stream.concat(
                        options.securityOptions().stream().filter(option -> !option.startsWith(OPTION)),
                        Stream.of(OPTION + json(rules)))
                .toList();
        return new ContainerOptions(
                options.user(),
                securityOptions,
                options.addedCapabilities(),
                options.droppedCapabilities(),
                options.devices(),
                options.unmaskedProc(),
                options.environment());
    }

    static String json(List<SeccompRule> rules) {
        return Json.line(Map.of(
                "defaultAction",
                "SCMP_ACT_ALLOW",
                "syscalls",
                rules.stream().map(SeccompProfile::syscall).toList()));
    }

    private static Map<String, Object> syscall(SeccompRule rule) {
        Map<String, Object> syscall = new LinkedHashMap<>();
        syscall.put("names", List.of(rule.syscall()));
        if (rule.action().equals(SeccompAssembler.KILL)) {
            syscall.put("action", "SCMP_ACT_KILL_PROCESS");
        } else {
            syscall.put("action", "SCMP_ACT_ERRNO");
            syscall.put("errnoRet", ErrorNumbers.find(rule.action()).orElseThrow());
        }
        ArgumentEquals condition = rule.condition();
        if (condition != null) {
            syscall.put("args", List.of(argument(condition)));
        }
        return syscall;
    }

    private static Map<String, Object> argument(ArgumentEquals condition) {
        return condition.mask() == ArgumentEquals.ALL_BITS
                ? Map.of("index", condition.argument(), "value", unsigned(condition.value()), "op", "SCMP_CMP_EQ")
                : Map.of(
                        "index", condition.argument(),
                        "value", unsigned(condition.mask()),
                        "valueTwo", unsigned(condition.value()),
                        "op", "SCMP_CMP_MASKED_EQ");
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
