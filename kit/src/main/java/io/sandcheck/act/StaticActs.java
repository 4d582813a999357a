package io.sandcheck.act;

import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.StaticProgram.Result;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** Acts as system calls of x86-64. */
final class StaticActs {

    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int OPEN = 2;
    private static final int SENDTO = 44;
    private static final int SOCKET = 41;
    private static final int CONNECT = 42;
    private static final int SETSOCKOPT = 54;
    private static final int KILL = 62;
    private static final int TRUNCATE = 76;
    private static final int RENAME = 82;
    private static final int MKDIR = 83;
    private static final int LINK = 86;
    private static final int UNLINK = 87;
    private static final int SYMLINK = 88;
    private static final int CHMOD = 90;
    private static final int UTIME = 132;
    private static final int PIDFD_SEND_SIGNAL = 424;
    private static final int PIDFD_OPEN = 434;

    private static final long WRONLY = 1;
    private static final long CREATE_NEW = 1 | 0100 | 0200;
    private static final long APPENDING = 1 | 02000;
    private static final long MODE = 0644;
    private static final long STREAM = 1;
    private static final long DATAGRAM = 2;
    private static final long SOL_SOCKET = 1;
    private static final long SO_SNDTIMEO = 21;
    private static final byte[] ONE_SECOND = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final int READ_BYTES = 1 << 14;
    private static final long IPPROTO_ICMP = 1;
    /** The kernel fills in the checksum (icmp(7)). */
    private static final byte[] ECHO_REQUEST = {8, 0, 0, 0, 0, 0, 0, 1};

    /** The program has no library, and follows no pointers. */
    private static final Set<Kind> UNKNOWN = EnumSet.of(
            Kind.WRITE_INHERITED,
            Kind.RESOLVE,
            Kind.WRITE_MAPPED,
            Kind.READ_MEMORY_BY_CALL,
            Kind.WRITE_MEMORY_BY_CALL,
            Kind.TYPE,
            Kind.WRITE_SHARED_MEMORY,
            Kind.LEAVE_PROCESS);

    private StaticActs() {}

    static boolean isKnown(Act act) {
        return !UNKNOWN.contains(act.kind());
    }

    /** Filters for system calls deny these; other acts are denied in the kernel, whatever the call is. */
    static boolean isKnownIn32Bits(Act act) {
        return Set.of(Kind.CONNECT, Kind.CONNECT_UNIX, Kind.SEND).contains(act.kind());
    }

    /** Add the calls that announce an act and do it. */
    static void add(String announcement, Try each, StaticProgram program) {
        program.inChild(() -> {
            program.call(WRITE, 1L, text(announcement), (long) text(announcement).length);
            if (each.by() == Doer.STATIC_32) {
                program.in32Bits(() -> add(each.act(), program));
            } else {
                add(each.act(), program);
            }
        });
    }

    private static void add(Act act, StaticProgram program) {
        switch (act.kind()) {
            case CREATE -> write(program, act.argument(0), CREATE_NEW, act.argument(1));
            case OVERWRITE -> write(program, act.argument(0), WRONLY, act.argument(1));
            case APPEND -> write(program, act.argument(0), APPENDING, act.argument(1));
            case TRUNCATE -> program.call(TRUNCATE, path(act, 0), 0L);
            case DELETE -> program.call(UNLINK, (Object) path(act, 0));
            case RENAME -> program.call(RENAME, path(act, 0), path(act, 1));
            case LINK -> program.call(LINK, path(act, 0), path(act, 1));
            case SYMLINK -> program.call(SYMLINK, path(act, 0), path(act, 1));
            case WRITE_THROUGH_LINK -> {
                program.call(LINK, path(act, 0), path(act, 1));
                write(program, act.argument(1), APPENDING, act.argument(2));
            }
            case WRITE_THROUGH_SYMLINK -> {
                program.call(SYMLINK, path(act, 0), path(act, 1));
                write(program, act.argument(1), APPENDING, act.argument(2));
            }
            case CONNECT ->
                connect(program, SocketAddress.ofInternet(act.argument(0), act.argument(1)), act.argument(2));
            case CONNECT_UNIX -> connect(program, SocketAddress.ofUnix(act.argument(0)), act.argument(1));
            case SEND -> send(program, SocketAddress.ofInternet(act.argument(0), act.argument(1)), act.argument(2));
            case SIGNAL -> program.call(KILL, number(act, 0), number(act, 1));
            case SIGNAL_BY_DESCRIPTOR -> {
                Result descriptor = program.call(PIDFD_OPEN, number(act, 0), 0L);
                program.call(PIDFD_SEND_SIGNAL, descriptor, number(act, 1), 0L, 0L);
            }
            case READ -> print(program, path(act, 0));
            case MAKE_DIRECTORY -> program.call(MKDIR, path(act, 0), MODE);
            case CHANGE_MODE -> program.call(CHMOD, path(act, 0), number(act, 1));
            case CHANGE_TIMES -> program.call(UTIME, path(act, 0), times(number(act, 1)));
            case PING -> {
                byte[] address = SocketAddress.ofInternet(act.argument(0), "0");
                Result socket = program.call(SOCKET, (long) address[0], DATAGRAM, IPPROTO_ICMP);
                program.call(
                        SENDTO, socket, ECHO_REQUEST, (long) ECHO_REQUEST.length, 0L, address, (long) address.length);
            }
            default -> StaticProcessActs.add(act, program);
        }
    }

    /** See struct utimbuf of utime(2). */
    private static byte[] times(long seconds) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(seconds)
                .putLong(seconds)
                .array();
    }

    private static void write(StaticProgram program, String path, long flags, String content) {
        Result file = program.call(OPEN, text(path + "\0"), flags, MODE);
        program.call(WRITE, file, text(content), (long) text(content).length);
    }

    private static void print(StaticProgram program, byte[] path) {
        byte[] buffer = new byte[READ_BYTES];
        Result file = program.call(OPEN, path, 0L, 0L);
        Result bytes = program.call(READ, file, buffer, (long) buffer.length);
        program.call(WRITE, 1L, buffer, bytes);
    }

    private static void connect(StaticProgram program, byte[] address, String greeting) {
        Result socket = program.call(SOCKET, (long) address[0], STREAM, 0L);
        program.call(SETSOCKOPT, socket, SOL_SOCKET, SO_SNDTIMEO, ONE_SECOND, (long) ONE_SECOND.length);
        program.call(CONNECT, socket, address, (long) address.length);
        program.call(WRITE, socket, text(greeting), (long) text(greeting).length);
    }

    private static void send(StaticProgram program, byte[] address, String content) {
        Result socket = program.call(SOCKET, (long) address[0], DATAGRAM, 0L);
        program.call(SENDTO, socket, text(content), (long) text(content).length, 0L, address, (long) address.length);
    }

    static byte[] path(Act act, int argument) {
        return text(act.argument(argument) + "\0");
    }

    static long number(Act act, int argument) {
        return Long.parseLong(act.argument(argument));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
