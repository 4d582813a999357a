/** This machine as a host; the only user of zt-exec. */
@NullMarked
package io.sandcheck.host.process;

import org.jspecify.annotations.NullMarked;
