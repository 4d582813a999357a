package io.sandcheck.seccomp;

import org.apiguardian.api.API;

/**
 * A classic BPF program for {@code seccomp(SECCOMP_SET_MODE_FILTER)}.
 *
 * @param program an array of {@code struct sock_filter}, eight bytes each, in the byte order of x86-64
 * @see <a href="https://man7.org/linux/man-pages/man2/seccomp.2.html">seccomp(2)</a>
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("ArrayRecordComponent")
public record SeccompFilter(byte[] program) {}
