/** YAML documents with the place of every value, so that a fault in one names its line and column. */
@NullMarked
package io.sandcheck.yaml;

import org.jspecify.annotations.NullMarked;
