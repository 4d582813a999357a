/** What users of sandboxes run most, as files of the kit say it. */
@NullMarked
package io.sandcheck.conformance.workloads;

import org.jspecify.annotations.NullMarked;
