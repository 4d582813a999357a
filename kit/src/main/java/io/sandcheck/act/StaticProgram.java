package io.sandcheck.act;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Builds a program for x86-64 that only makes system calls. It needs no library and no loader, so a sandbox that denies
 * acts in a library does not see it.
 *
 * <p>The file has an ELF header, one program header, the instructions and the data; all of it is one segment.
 */
final class StaticProgram {

    private static final long BASE = 0x400000;
    private static final int HEADERS = 64 + 56;
    private static final int FORK = 57;
    private static final int EXIT = 60;
    private static final int WAIT4 = 61;

    /** The instructions that load a constant into the argument registers of system calls, in order. */
    private static final int[][] LOADS = {
        {0x48, 0xBF}, {0x48, 0xBE}, {0x48, 0xBA}, {0x49, 0xBA}, {0x49, 0xB8}, {0x49, 0xB9}
    };

    /** The instructions that move rax into the first three argument registers. */
    private static final int[][] MOVES = {{0x48, 0x89, 0xC7}, {0x48, 0x89, 0xC6}, {0x48, 0x89, 0xC2}};

    /** The same for calls of 32 bits. */
    private static final int[][] LOADS_32 = {
        {0x48, 0xBB}, {0x48, 0xB9}, {0x48, 0xBA}, {0x48, 0xBE}, {0x48, 0xBF}, {0x48, 0xBD}
    };

    private static final int[][] MOVES_32 = {{0x48, 0x89, 0xC3}, {0x48, 0x89, 0xC1}, {0x48, 0x89, 0xC2}};

    /** Numbers of calls of x86-64, and those of the same calls of 32 bits: write, socket, connect, sendto, setsockopt. */
    private static final Map<Integer, Integer> NUMBERS_32 = Map.of(1, 4, 41, 359, 42, 362, 44, 369, 54, 366);

    private boolean bits32;

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Positions in the code that contain offsets of the data and must become addresses. */
    private final List<Integer> addresses = new ArrayList<>();

    /** Positions of jumps in the code, and their lengths. */
    private final List<int[]> jumps = new ArrayList<>();

    private final List<Placed> placed = new ArrayList<>();

    /** The result of a call, stored in the data at that offset. */
    record Result(int offset) {}

    /**
     * Make a system call.
     *
     * @param arguments numbers as {@code Long}, data as {@code byte[]}, or, among the first three, the {@link Result}
     *     of an earlier call; the same array is the same place in memory
     */
    Result call(int number, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            load(i, arguments[i]);
        }
        emit(0x48, 0xB8); // mov rax, number
        quad(bits32 ? requireNonNull(NUMBERS_32.get(number)) : number);
        emit(bits32 ? new int[] {0xCD, 0x80} : new int[] {0x0F, 0x05}); // int 0x80 or syscall
        Result result = new Result(add(new byte[Long.BYTES]));
        emit(0x48, 0xA3); // mov [result], rax
        address(result.offset());
        return result;
    }

    private void load(int index, Object argument) {
        if (argument instanceof Result result) {
            emit(0x48, 0xA1); // mov rax, [result]
            address(result.offset());
            emit((bits32 ? MOVES_32 : MOVES)[index]);
            return;
        }
        emit((bits32 ? LOADS_32 : LOADS)[index]);
        if (argument instanceof byte[] bytes) {
            address(placed(bytes));
        } else {
            quad((Long) argument);
        }
    }

    /**
     * Make system calls of 32 bits, which a filter that only knows the numbers of x86-64 takes for others. If the kernel
     * has none, they kill the process.
     */
    void in32Bits(Runnable calls) {
        bits32 = true;
        calls.run();
        bits32 = false;
    }

    /** Make calls in a child. If the calls kill it, only the child ends. */
    void inChild(Runnable calls) {
        call(FORK);
        emit(0x85, 0xC0); // test eax, eax
        emit(0x0F, 0x85); // jnz behind the calls
        int jump = code.size();
        word(0);
        calls.run();
        call(EXIT, 0L);
        jumps.add(new int[] {jump, code.size() - jump - Integer.BYTES});
        call(WAIT4, -1L, 0L, 0L, 0L);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Placed(byte[] bytes, int offset) {}

    private int placed(byte[] bytes) {
        for (Placed each : placed) {
            if (each.bytes() == bytes) {
                return each.offset();
            }
        }
        placed.add(new Placed(bytes, add(bytes)));
        return placed.get(placed.size() - 1).offset();
    }

    private int add(byte[] bytes) {
        int offset = data.size();
        data.writeBytes(bytes);
        return offset;
    }

    private void address(int offset) {
        addresses.add(code.size());
        quad(offset);
    }

    private void emit(int... bytes) {
        for (int each : bytes) {
            code.write(each);
        }
    }

    private void quad(long value) {
        code.writeBytes(buffer(Long.BYTES).putLong(value).array());
    }

    private void word(int value) {
        code.writeBytes(buffer(Integer.BYTES).putInt(value).array());
    }

    /** Return the file. The program exits with 0. */
    byte[] file() {
        call(EXIT, 0L);
        ByteBuffer instructions = ByteBuffer.wrap(code.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        long beginOfData = BASE + HEADERS + instructions.capacity();
        addresses.forEach(at -> instructions.putLong(at, beginOfData + instructions.getLong(at)));
        jumps.forEach(jump -> instructions.putInt(jump[0], jump[1]));
        int size = HEADERS + instructions.capacity() + data.size();
        return header(buffer(size), size)
                .put(instructions.array())
                .put(data.toByteArray())
                .array();
    }

    /** See elf(5): an executable of x86-64, and a segment that can be read, written and executed. */
    private static ByteBuffer header(ByteBuffer file, int size) {
        file.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        file.putShort((short) 2).putShort((short) 62).putInt(1);
        file.putLong(BASE + HEADERS).putLong(64).putLong(0).putInt(0);
        file.putShort((short) 64).putShort((short) 56).putShort((short) 1);
        file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
        file.putInt(1).putInt(7).putLong(0).putLong(BASE).putLong(BASE);
        return file.putLong(size).putLong(size).putLong(0x1000);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
