/** What the children of a session may do, held against what their parent may do. */
@NullMarked
package io.sandcheck.inheritance;

import org.jspecify.annotations.NullMarked;
