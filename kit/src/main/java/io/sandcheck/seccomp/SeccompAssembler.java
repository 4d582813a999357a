package io.sandcheck.seccomp;

import io.sandcheck.kernel.ErrorNumbers;
import io.sandcheck.kernel.SystemCalls;
import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Assembles rules into a classic BPF program for x86-64.
 *
 * <p>A call without a rule is allowed. If several rules are about a call, the first one wins. Calls of another
 * architecture kill the process, and calls of x32 fail with ENOSYS. Their numbers mean other calls, so they could be
 * used to evade rules for x86-64.
 *
 * @see <a href="https://docs.kernel.org/userspace-api/seccomp_filter.html">Seccomp BPF</a>
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SeccompAssembler {

    /** The action of a rule that kills the process. */
    public static final String KILL = "kill";

    private static final int LOAD = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private static final int AND = 0x54; // BPF_ALU | BPF_AND | BPF_K
    private static final int JUMP_IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private static final int JUMP_IF_ANY_BIT = 0x45; // BPF_JMP | BPF_JSET | BPF_K
    private static final int RETURN = 0x06; // BPF_RET | BPF_K

    private static final int SECCOMP_RET_KILL_PROCESS = 0x8000_0000;
    private static final int SECCOMP_RET_ERRNO = 0x0005_0000;
    private static final int SECCOMP_RET_ALLOW = 0x7fff_0000;

    private static final int AUDIT_ARCH_X86_64 = 0xc000_003e;
    private static final int X32_SYSCALL_BIT = 0x4000_0000;

    // Offsets in struct seccomp_data.
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int ARGUMENTS = 16;

    private static final int INSTRUCTION_BYTES = 8;
    private static final int MOST_INSTRUCTIONS = 4096; // BPF_MAXINSNS

    private final ByteBuffer program =
            ByteBuffer.allocate(MOST_INSTRUCTIONS * INSTRUCTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private SeccompAssembler() {}

    /**
     * Assemble a filter.
     *
     * @throws IllegalArgumentException if a rule names an unknown system call or errno, or if the rules need more than
     *     the 4096 instructions of a filter
     */
    public static SeccompFilter assemble(List<SeccompRule> rules) {
        SeccompAssembler assembler = new SeccompAssembler();
        assembler.refuseOtherArchitectures();
        for (SeccompRule rule : rules) {
            assembler.add(rule);
        }
        assembler.emit(RETURN, SECCOMP_RET_ALLOW);
        byte[] bytes = new byte[assembler.program.position()];
        assembler.program.flip().get(bytes);
        return new SeccompFilter(bytes);
    }

    private void refuseOtherArchitectures() {
        emit(LOAD, ARCHITECTURE);
        emit(JUMP_IF_EQUAL, AUDIT_ARCH_X86_64, 1, 0);
        emit(RETURN, SECCOMP_RET_KILL_PROCESS);
        emit(LOAD, NUMBER);
        emit(JUMP_IF_ANY_BIT, X32_SYSCALL_BIT, 0, 1);
        emit(RETURN, failWith("ENOSYS"));
    }

    /** Each rule is a separate block that is left at its end, so no jump is longer than a block. */
    private void add(SeccompRule rule) {
        int syscall = SystemCalls.find(rule.syscall())
                .orElseThrow(() -> new IllegalArgumentException("Unknown system call [" + rule.syscall() + "]"));
        ArgumentEquals condition = rule.condition();
        emit(LOAD, NUMBER);
        emit(JUMP_IF_EQUAL, syscall, 0, condition == null ? 1 : 7);
        if (condition != null) {
            compare(condition);
        }
        emit(RETURN, rule.action().equals(KILL) ? SECCOMP_RET_KILL_PROCESS : failWith(rule.action()));
    }

    /** BPF has 32 bits: compare the lower half, then the upper half. */
    private void compare(ArgumentEquals condition) {
        int offset = ARGUMENTS + 8 * condition.argument();
        emit(LOAD, offset);
        emit(AND, (int) condition.mask());
        emit(JUMP_IF_EQUAL, (int) condition.value(), 0, 4);
        emit(LOAD, offset + 4);
        emit(AND, (int) (condition.mask() >>> 32));
        emit(JUMP_IF_EQUAL, (int) (condition.value() >>> 32), 0, 1);
    }

    private static int failWith(String errno) {
        return SECCOMP_RET_ERRNO
                | ErrorNumbers.find(errno)
                        .orElseThrow(() -> new IllegalArgumentException("Unknown errno [" + errno + "]"));
    }

    private void emit(int code, int operand) {
        emit(code, operand, 0, 0);
    }

    /** Append a {@code struct sock_filter}: code, jump if true, jump if false, operand. */
    private void emit(int code, int operand, int ifTrue, int ifFalse) {
        if (!program.hasRemaining()) {
            throw new IllegalArgumentException(
                    "Too many rules for one filter, which holds " + MOST_INSTRUCTIONS + " instructions");
        }
        program.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(operand);
    }
}
