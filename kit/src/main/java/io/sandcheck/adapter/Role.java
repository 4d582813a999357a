package io.sandcheck.adapter;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * A role for a child: the child may do less than its parent, by a policy of its own.
 *
 * @param name as the adapter calls it: {@code reviewer}
 * @param policy that a child in it has, as far as its parent has it too
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Role(String name, SandboxPolicy policy) {

    /** Begins the name of a way in which children are made that is a role, of a policy that is not told. */
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

    /** Tell whether a way in which children are made is a role. */
    public static boolean isWay(String way) {
        return way.startsWith(WAY);
    }
}
