/** Where a sandbox runs: this machine, a container; how commands are executed there; what its facts are. */
@NullMarked
package io.sandcheck.host;

import org.jspecify.annotations.NullMarked;
