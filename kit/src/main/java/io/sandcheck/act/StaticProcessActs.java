package io.sandcheck.act;

import io.sandcheck.act.StaticProgram.Result;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Acts on other processes and on shared objects, as system calls of x86-64. */
final class StaticProcessActs {

    private static final int WRITE = 1;
    private static final int OPEN = 2;
    private static final int PREAD = 17;
    private static final int PWRITE = 18;
    private static final int WAIT4 = 61;
    private static final int SEMGET = 64;
    private static final int SEMOP = 65;
    private static final int MSGGET = 68;
    private static final int MSGSND = 69;
    private static final int PTRACE = 101;
    private static final int SETPRIORITY = 141;
    private static final int MQ_OPEN = 240;
    private static final int MQ_TIMEDSEND = 242;
    private static final int KEYCTL = 250;
    private static final int PRLIMIT = 302;

    private static final long WRONLY = 1;
    private static final long RLIMIT_NOFILE = 7;
    private static final long WALL = 0x40000000;
    private static final long PTRACE_POKEDATA = 5;
    private static final long PTRACE_ATTACH = 16;
    private static final long PTRACE_DETACH = 17;
    private static final long KEYCTL_UPDATE = 2;
    private static final short IPC_NOWAIT = 04000;

    private StaticProcessActs() {}

    static void add(Act act, StaticProgram program) {
        switch (act.kind()) {
            case CHANGE_PRIORITY -> program.call(SETPRIORITY, 0L, number(act, 0), number(act, 1));
            case CHANGE_LIMIT ->
                program.call(PRLIMIT, number(act, 0), RLIMIT_NOFILE, longs(number(act, 1), number(act, 1)), 0L);
            case READ_MEMORY -> {
                byte[] buffer = new byte[Integer.parseInt(act.argument(2))];
                Result memory = program.call(OPEN, memory(act), 0L, 0L);
                program.call(PREAD, memory, buffer, (long) buffer.length, number(act, 1));
                program.call(WRITE, 1L, buffer, (long) buffer.length);
            }
            case WRITE_MEMORY -> {
                byte[] content = StaticActs.text(act.argument(2));
                Result memory = program.call(OPEN, memory(act), WRONLY, 0L);
                program.call(PWRITE, memory, content, (long) content.length, number(act, 1));
            }
            case TRACE -> trace(act, program);
            case SEND_MESSAGE -> {
                byte[] content = StaticActs.text(act.argument(1));
                byte[] message = order(Long.BYTES + content.length)
                        .putLong(1)
                        .put(content)
                        .array();
                Result queue = program.call(MSGGET, number(act, 0), 0L);
                program.call(MSGSND, queue, message, (long) content.length, (long) IPC_NOWAIT);
            }
            case INCREMENT_SEMAPHORE -> {
                byte[] operation = order(3 * Short.BYTES)
                        .putShort((short) 0)
                        .putShort((short) 1)
                        .putShort(IPC_NOWAIT)
                        .array();
                Result set = program.call(SEMGET, number(act, 0), 0L, 0L);
                program.call(SEMOP, set, operation, 1L);
            }
            case SEND_POSIX_MESSAGE -> {
                byte[] content = StaticActs.text(act.argument(1));
                Result queue = program.call(MQ_OPEN, StaticActs.path(act, 0), WRONLY, 0L, 0L);
                program.call(MQ_TIMEDSEND, queue, content, (long) content.length, 0L, 0L);
            }
            case UPDATE_KEY -> {
                byte[] content = StaticActs.text(act.argument(1));
                program.call(KEYCTL, KEYCTL_UPDATE, number(act, 0), content, (long) content.length);
            }
            default -> throw new IllegalArgumentException("Static program: cannot " + act);
        }
    }

    /** One call writes eight bytes, as a number in the byte order of the machine. */
    private static void trace(Act act, StaticProgram program) {
        long word = ByteBuffer.wrap(StaticActs.text(act.argument(2)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        long process = number(act, 0);
        program.call(PTRACE, PTRACE_ATTACH, process, 0L, 0L);
        program.call(WAIT4, process, 0L, WALL, 0L);
        program.call(PTRACE, PTRACE_POKEDATA, process, number(act, 1), word);
        program.call(PTRACE, PTRACE_DETACH, process, 0L, 0L);
    }

    private static byte[] memory(Act act) {
        return StaticActs.text("/proc/" + act.argument(0) + "/mem\0");
    }

    private static byte[] longs(long... numbers) {
        byte[] bytes = new byte[numbers.length * Long.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (long number : numbers) {
            buffer.putLong(number);
        }
        return bytes;
    }

    private static ByteBuffer order(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long number(Act act, int argument) {
        return StaticActs.number(act, argument);
    }
}
