/**
 * Sessions and their children: what each child may do, compared with its parent.
 *
 * <p>Scenarios use {@link io.sandcheck.inheritance.PolicyInheritance}; reports use {@link
 * io.sandcheck.inheritance.InheritanceMatrix}.
 */
@NullMarked
package io.sandcheck.inheritance;

import org.jspecify.annotations.NullMarked;
