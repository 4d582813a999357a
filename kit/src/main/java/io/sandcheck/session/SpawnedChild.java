package io.sandcheck.session;

import io.sandcheck.adapter.AdapterSession;
import io.sandcheck.sandbox.SandboxPolicy;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A child or a grandchild.
 *
 * @param way how it was created, or its role; null if the adapter has only one way
 * @param inRole whether it may do less than its parent, because of its role
 * @param policy of its role; null if that is not known, or if it has no role
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SpawnedChild(
        AdapterSession adapterSession,
        SandboxSession session,
        @Nullable String way,
        boolean inRole,
        @Nullable SandboxPolicy policy) {}
