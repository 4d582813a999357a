package io.sandcheck.selection;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The user's choices, as names.
 *
 * @param host {@code auto}, or the name of a kind of host
 * @param sandboxes names, with or without a version, globs of names, paths of definitions, or {@code all}; empty for the
 *     default of the host
 * @param policies ids; empty for all
 * @param conditions ids, or {@code all}; empty for an ordinary host
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SelectionNames(String host, List<String> sandboxes, List<String> policies, List<String> conditions) {

    public SelectionNames {
        sandboxes = List.copyOf(sandboxes);
        policies = List.copyOf(policies);
        conditions = List.copyOf(conditions);
    }

    /** Select one sandbox on a kind of host, under all policies, without a condition. */
    public static SelectionNames of(String host, String sandbox) {
        return new SelectionNames(host, List.of(sandbox), List.of(), List.of());
    }
}
