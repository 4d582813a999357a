/** Acts that policies forbid: on files, sockets, processes and other objects outside. */
@NullMarked
package io.sandcheck.conformance.guard;

import org.jspecify.annotations.NullMarked;
