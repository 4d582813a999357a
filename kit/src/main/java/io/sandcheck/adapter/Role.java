package io.sandcheck.adapter;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * A role for a child. The child may do less than its parent, because the role has its own policy.
 *
 * @param name as the adapter calls it: {@code reviewer}
 * @param policy of a child in this role, as far as its parent has these rights too
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Role(String name, SandboxPolicy policy) {

    /** Prefix of a way of making children that is a role with an unknown policy. */
    private static final String WAY = "role-";

    static Role of(AdapterAnswer answer) {
        String policy = answer.text("policy");
        return new Role(
                answer.text("name"),
                SandboxPolicy.find(policy)
                        .orElseThrow(() -> answer.fault(
                                AdapterFault.Kind.MALFORMED,
                                "[roles.policy]: "
                                        + KnownNames.of(
                                                        "policy",
                                                        Arrays.stream(SandboxPolicy.values())
                                                                .map(SandboxPolicy::id)
                                                                .toList())
                                                .unknown(policy))));
    }

    /** Tell whether a way of making children is a role. */
    public static boolean isWay(String way) {
        return way.startsWith(WAY);
    }
}
