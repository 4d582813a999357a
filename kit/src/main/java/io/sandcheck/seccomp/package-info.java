/** Seccomp filters: rules about system calls, assembled into a classic BPF program. */
@NullMarked
package io.sandcheck.seccomp;

import org.jspecify.annotations.NullMarked;
