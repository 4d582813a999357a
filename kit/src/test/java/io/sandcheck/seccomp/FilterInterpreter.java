package io.sandcheck.seccomp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a filter on a call as the kernel would, for calls that a test cannot make for real. */
final class FilterInterpreter {

    static final int X86_64 = 0xc000003e;
    static final int I386 = 0x40000003;

    static final int ALLOW = 0x7fff0000;
    static final int KILL_PROCESS = 0x80000000;

    private FilterInterpreter() {}

    static int fail(int errno) {
        return 0x00050000 | errno;
    }

    /** Return what the filter says about a call with these arguments. */
    static int run(SeccompFilter filter, int architecture, int syscall, long... arguments) {
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(syscall).putInt(architecture).putLong(0);
        for (long argument : arguments) {
            data.putLong(argument);
        }
        ByteBuffer program = ByteBuffer.wrap(filter.program()).order(ByteOrder.LITTLE_ENDIAN);
        int accumulator = 0;
        while (true) {
            int code = program.getShort();
            int ifTrue = Byte.toUnsignedInt(program.get());
            int ifFalse = Byte.toUnsignedInt(program.get());
            int operand = program.getInt();
            switch (code) {
                case 0x20 -> accumulator = data.getInt(operand);
                case 0x54 -> accumulator &= operand;
                case 0x15 -> skip(program, accumulator == operand ? ifTrue : ifFalse);
                case 0x45 -> skip(program, (accumulator & operand) != 0 ? ifTrue : ifFalse);
                case 0x06 -> {
                    return operand;
                }
                default -> throw new AssertionError("Unknown instruction " + code);
            }
        }
    }

    private static void skip(ByteBuffer program, int instructions) {
        program.position(program.position() + 8 * instructions);
    }
}
