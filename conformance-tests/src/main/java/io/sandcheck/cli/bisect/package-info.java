/** Finds the version of a sandbox in which a result changed. */
@NullMarked
package io.sandcheck.cli.bisect;

import org.jspecify.annotations.NullMarked;
