/** Output to a terminal or a file; exit codes and errors. */
@NullMarked
package io.sandcheck.cli.terminal;

import org.jspecify.annotations.NullMarked;
