package io.sandcheck.trace;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.diagnosis.TracedCall;
import org.apiguardian.api.API;

/**
 * A system call that failed.
 *
 * @param call the call with its arguments, as strace writes them, in one printable line
 * @param errno its error, as in {@code EPERM}; {@code SIGSYS} where it killed the process
 * @param times how often, arguments that are numbers or names made up aside
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

    /** Return it as an input of rules. */
    public TracedCall observed() {
        return new TracedCall(name(), call, errno);
    }

    /** Say it as strace does: {@code bind(3, {sa_family=AF_UNIX, ...}, 110) = -1 EPERM, 2 times}. */
    public String text() {
        String ending = errno.equals(KILLED) ? " killed the process (SIGSYS)" : " = -1 " + errno;
        return call + ending + (times > 1 ? ", %d times".formatted(times) : "");
    }

    /**
     * Return what is the same of calls that differ in nothing but numbers (of files, addresses, processes) and in names
     * that programs make up: eight characters or more with a digit among them.
     */
    String shape() {
        return errno + " " + call.replaceAll("\\b(?=\\w*\\d)\\w{8,}", "*").replaceAll("\\d+", "#");
    }

    DeniedCall times(int newTimes) {
        return new DeniedCall(call, errno, newTimes);
    }
}
