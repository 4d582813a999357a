/** Communication between processes of one sandbox. */
@NullMarked
package io.sandcheck.conformance.ipc;

import org.jspecify.annotations.NullMarked;
