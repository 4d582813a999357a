/** Reads YAML and keeps the place of every value, so that an error names line and column. */
@NullMarked
package io.sandcheck.yaml;

import org.jspecify.annotations.NullMarked;
