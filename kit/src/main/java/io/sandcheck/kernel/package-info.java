/** What the Linux kernel names with numbers: errors, signals and system calls. */
@NullMarked
package io.sandcheck.kernel;

import org.jspecify.annotations.NullMarked;
