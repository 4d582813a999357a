package io.sandcheck.trace;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.diagnosis.TracedCall;
import org.apiguardian.api.API;

/**
 * A system call that failed.
 *
 * @param call the call with its arguments, as strace writes them, in one printable line
 * @param errno its error, as in {@code EPERM}; {@code SIGSYS} if it killed the process
 * @param times how often it failed, ignoring differences in numbers and generated names
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DeniedCall(String call, String errno, int times) {

    static final String KILLED = "SIGSYS";

    public DeniedCall {
        call = Printable.line(call);
        errno = Printable.line(errno);
    }

    /** Return the name of the call: {@code bind}. */
    public String name() {
        int arguments = call.indexOf('(');
        return arguments < 0 ? call : call.substring(0, arguments);
    }

    /** Return it as input for rules. */
    public TracedCall observed() {
        return new TracedCall(name(), call, errno);
    }

    /** Return it as strace writes it: {@code bind(3, {sa_family=AF_UNIX, ...}, 110) = -1 EPERM, 2 times}. */
    public String text() {
        String ending = errno.equals(KILLED) ? " killed the process (SIGSYS)" : " = -1 " + errno;
        return call + ending + (times > 1 ? ", %d times".formatted(times) : "");
    }

    /**
     * Return the part that is equal for calls that only differ in numbers (of files, addresses, processes) and in
     * generated names: eight characters or more that include a digit.
     */
    String shape() {
        return errno + " " + call.replaceAll("\\b(?=\\w*\\d)\\w{8,}", "*").replaceAll("\\d+", "#");
    }

    DeniedCall times(int newTimes) {
        return new DeniedCall(call, errno, newTimes);
    }
}
