/** The scenarios of the kit: a package for each area, a class for each subject. */
@NullMarked
package io.sandcheck.conformance;

import org.jspecify.annotations.NullMarked;
