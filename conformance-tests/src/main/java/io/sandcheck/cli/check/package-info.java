/** The command {@code check}: checks a command prefix that has no definition. */
@NullMarked
package io.sandcheck.cli.check;

import org.jspecify.annotations.NullMarked;
