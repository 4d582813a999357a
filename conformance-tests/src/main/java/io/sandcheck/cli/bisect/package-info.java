/** The command {@code bisect}: finds the release of a sandbox in which a result changed. */
@NullMarked
package io.sandcheck.cli.bisect;

import org.jspecify.annotations.NullMarked;
