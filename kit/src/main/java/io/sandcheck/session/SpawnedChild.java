package io.sandcheck.session;

import io.sandcheck.adapter.AdapterSession;
import io.sandcheck.sandbox.SandboxPolicy;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A child, or a child's child.
 *
 * @param way how it was made, or the role that it has; null where the adapter has one way alone
 * @param inRole whether it may do less than its parent, since it was made for that
 * @param policy of its role; null if that is not known, or it has none
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SpawnedChild(
        AdapterSession adapterSession,
        SandboxSession session,
        @Nullable String way,
        boolean inRole,
        @Nullable SandboxPolicy policy) {}
