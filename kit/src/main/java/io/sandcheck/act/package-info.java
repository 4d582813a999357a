/** Acts that policies forbid, and the programs that do them. Several programs do each act, under random names. */
@NullMarked
package io.sandcheck.act;

import org.jspecify.annotations.NullMarked;
