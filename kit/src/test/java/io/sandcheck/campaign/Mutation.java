package io.sandcheck.campaign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages inputs: a little in most cases, so that readers come far with them. */
final class Mutation {

    private static final Pattern VALUE = Pattern.compile(
            "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|-?\\d+(?:\\.\\d+)?|\\btrue\\b|\\bfalse\\b|\\bnull\\b|\\{\\}|\\[\\]");

    /** What readers stumble over: numbers, types, base64, names, directions, escapes. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "{}",
            "[]",
            "[null]",
            "[[]]",
            "{\"\":null}",
            "\"\"",
            "\" \"",
            "0",
            "-1",
            "-0",
            "1.5",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "99999999999999999999999999",
            "1e400",
            "-1e400",
            "1e-400",
            "NaN",
            "\"NaN\"",
            "\"1\"",
            "\"=\"",
            "\"====\"",
            "\"AAA\"",
            "\"A A=\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\n\"",
            "\"../../x\"",
            "\"CONFORMS\"",
            "\"unknown\"",
            "\"workspace-write\"",
            "\"\\u001b[31m\"",
            "\"%s%n%d\"",
            "\"$1\\\\\"",
            "\"PT-1S\"",
            "\"2026-13-40T99:99:99Z\"",
            "*x",
            "&x",
            "!!java.lang.Object {}",
            "!!binary AA",
            "<<: *x",
            "0x",
            "0xffffffffffffffffff",
            "|",
            ">",
            "- -",
            "? :",
            "~",
            ".inf",
            "2001-01-01",
            "a: b: c",
            "\t",
            "---",
            "...",
            "%YAML 9.9",
            "\ufeff",
            "\u2028",
            "{{x}}",
            "${x}",
            "[0-9",
            "(?<",
            "a{99999}");

    private final Random random;
    private final List<byte[]> samples;

    Mutation(Random random, List<byte[]> samples) {
        this.random = random;
        this.samples = samples;
    }

    byte[] next() {
        byte[] input = any(samples);
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            input = damaged(input);
        }
        return input;
    }

    private byte[] damaged(byte[] input) {
        return switch (random.nextInt(10)) {
            case 0 -> withByte(input, 1 << random.nextInt(8));
            case 1 -> withByte(input, 1 + random.nextInt(255));
            case 2 -> spliced(input, at(input), at(input), new byte[0]);
            case 3 -> spliced(input, at(input), input.length, new byte[0]);
            case 4 -> spliced(input, at(input), at(input), piece(any(samples)));
            case 5 -> repeated(input);
            case 6 -> spliced(input, at(input), -1, any(VALUES).getBytes(UTF_8));
            default -> withValue(input);
        };
    }

    private byte[] withByte(byte[] input, int change) {
        byte[] copy = input.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) change;
        }
        return copy;
    }

    private byte[] repeated(byte[] input) {
        byte[] piece = piece(input);
        byte[] many = new byte[Math.min(piece.length * (1 + random.nextInt(50)), 1 << 14)];
        for (int i = 0; i < many.length; i++) {
            many[i] = piece[i % piece.length];
        }
        return spliced(input, at(input), -1, many);
    }

    /** Put another value in the place of one. */
    private byte[] withValue(byte[] input) {
        String text = new String(input, ISO_8859_1);
        List<MatchResult> values = new ArrayList<>(VALUE.matcher(text).results().toList());
        if (values.isEmpty()) {
            return withByte(input, 1);
        }
        MatchResult value = any(values);
        byte[] other = random.nextInt(4) == 0
                ? any(values).group().getBytes(ISO_8859_1)
                : any(VALUES).getBytes(UTF_8);
        return spliced(input, value.start(), value.end(), other);
    }

    private byte[] piece(byte[] input) {
        int from = at(input);
        int length = Math.min(input.length - from, 1 + random.nextInt(40));
        byte[] piece = new byte[length];
        System.arraycopy(input, from, piece, 0, length);
        return piece;
    }

    private int at(byte[] input) {
        return random.nextInt(input.length + 1);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Replace what is between two places; nothing if the second is -1. */
    private static byte[] spliced(byte[] input, int one, int other, byte[] piece) {
        int from = other < 0 ? one : Math.min(one, other);
        int to = other < 0 ? one : Math.max(one, other);
        byte[] result = new byte[from + piece.length + input.length - to];
        System.arraycopy(input, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(input, to, result, from + piece.length, input.length - to);
        return result;
    }
}
