/** Real tools that users run in sandboxes. */
@NullMarked
package io.sandcheck.conformance.tools;

import org.jspecify.annotations.NullMarked;
