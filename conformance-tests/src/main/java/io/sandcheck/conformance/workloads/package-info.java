/** The commands that users run most often, as scenario files of the kit. */
@NullMarked
package io.sandcheck.conformance.workloads;

import org.jspecify.annotations.NullMarked;
