/** A sandbox opened on a host: run commands in it. */
@NullMarked
package io.sandcheck.session;

import org.jspecify.annotations.NullMarked;
