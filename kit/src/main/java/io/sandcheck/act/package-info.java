/** Acts that policies forbid, and the programs that do them: each act is done by several, under names made at random. */
@NullMarked
package io.sandcheck.act;

import org.jspecify.annotations.NullMarked;
