/** The JUnit Jupiter extension: annotations that make a test method a scenario, and what runs it. */
@NullMarked
package io.sandcheck.jupiter;

import org.jspecify.annotations.NullMarked;
