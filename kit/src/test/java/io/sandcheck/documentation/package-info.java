/** What the documentation shows is true: its definitions are valid, its Java compiles. */
@NullMarked
package io.sandcheck.documentation;

import org.jspecify.annotations.NullMarked;
