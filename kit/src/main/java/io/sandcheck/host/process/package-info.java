/** This machine as a host. Only this package uses zt-exec. */
@NullMarked
package io.sandcheck.host.process;

import org.jspecify.annotations.NullMarked;
