/** Seccomp filters: rules about system calls, assembled to a classic BPF program. */
@NullMarked
package io.sandcheck.seccomp;

import org.jspecify.annotations.NullMarked;
