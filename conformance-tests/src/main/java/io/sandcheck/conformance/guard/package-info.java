/** What a policy forbids: files, sockets and processes out of reach. */
@NullMarked
package io.sandcheck.conformance.guard;

import org.jspecify.annotations.NullMarked;
