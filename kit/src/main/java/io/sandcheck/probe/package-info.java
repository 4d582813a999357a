/** What a process may do: one small program for each capability, run outside and inside of a sandbox. */
@NullMarked
package io.sandcheck.probe;

import org.jspecify.annotations.NullMarked;
