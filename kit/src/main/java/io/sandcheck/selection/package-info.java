/** What a run is made in: host, sandboxes, policies, conditions and expectations, decided once. */
@NullMarked
package io.sandcheck.selection;

import org.jspecify.annotations.NullMarked;
