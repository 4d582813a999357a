package io.sandcheck.jupiter;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a method, read from its class file. A failure that was not thrown in the method points to this
 * line.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">The Java Virtual Machine
 *     Specification, chapter 4</a>
 */
final class SourceLine {

    private static final int UNKNOWN = -1;

    private final Method method;
    private final String descriptor;
    private final DataInputStream in;
    private @Nullable String[] texts = {};
    private @Nullable String file;
    private int line = UNKNOWN;

    private SourceLine(Method method, DataInputStream in) {
        this.method = method;
        this.descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
        this.in = in;
    }

    /** Return the line in the form of a stack trace; without a number if the class file has none. */
    static StackTraceElement of(Method method) {
        Class<?> owner = method.getDeclaringClass();
        String name = owner.getName();
        try (InputStream classFile = owner.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            if (classFile != null) {
                SourceLine source = new SourceLine(method, new DataInputStream(new BufferedInputStream(classFile)));
                source.read();
                return new StackTraceElement(name, method.getName(), source.file, source.line);
            }
        } catch (IOException e) {
            // The element then has no line number.
        }
        return new StackTraceElement(name, method.getName(), null, UNKNOWN);
    }

    private void read() throws IOException {
        in.skipNBytes(8);
        readConstants();
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        readMembers(false);
        readMembers(true);
        readAttributes(true, false);
    }

    private void readConstants() throws IOException {
        texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(4);
            }
        }
    }

    /** Fields and methods have the same form. */
    private void readMembers(boolean methods) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipNBytes(2);
            String name = text();
            String type = text();
            readAttributes(false, methods && method.getName().equals(name) && descriptor.equals(type));
        }
    }

    private @Nullable String text() throws IOException {
        return texts[in.readUnsignedShort()];
    }

    private void readAttributes(boolean ofClass, boolean ofMethod) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            String name = String.valueOf(text());
            long length = Integer.toUnsignedLong(in.readInt());
            if (ofClass && name.equals("SourceFile")) {
                file = text();
            } else if (ofMethod && name.equals("Code")) {
                readCode();
            } else if (ofMethod && name.equals("LineNumberTable")) {
                readLines();
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private void readCode() throws IOException {
        in.skipNBytes(4);
        in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
        in.skipNBytes(8L * in.readUnsignedShort());
        readAttributes(false, true);
    }

    private void readLines() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipNBytes(2);
            int number = in.readUnsignedShort();
            line = line == UNKNOWN ? number : Math.min(line, number);
        }
    }
}
