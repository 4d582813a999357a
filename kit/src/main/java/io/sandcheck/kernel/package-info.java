/** Names and numbers of the Linux kernel: errors, signals and system calls. */
@NullMarked
package io.sandcheck.kernel;

import org.jspecify.annotations.NullMarked;
