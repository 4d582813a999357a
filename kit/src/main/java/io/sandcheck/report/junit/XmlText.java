package io.sandcheck.report.junit;

/** Text that an XML 1.0 document may contain, and that shows what there is of it. */
final class XmlText {

    private XmlText() {}

    /**
     * Write in the notation of Java what XML cannot express, not even as references, and what changes how other
     * characters are shown.
     *
     * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, section 2.2</a>
     */
    static String legal(String text) {
        char[] characters = text.toCharArray();
        int plain = 0;
        while (plain < characters.length && isPlain(characters[plain])) {
            plain++;
        }
        if (plain == characters.length) {
            return text;
        }
        StringBuilder legal = new StringBuilder(text.length()).append(text, 0, plain);
        text.substring(plain).codePoints().forEach(character -> {
            if (isPlain(character) || (isLegal(character) && !isInvisible(character))) {
                legal.appendCodePoint(character);
            } else {
                legal.append("\\u%04x".formatted(character));
            }
        });
        return legal.toString();
    }

    /** Tell it of almost all characters without more ado. */
    private static boolean isPlain(int character) {
        return (character >= ' ' && character <= '~') || character == '\n';
    }

    /** A carriage return may be written, but is read back as a line feed; DEL and the C1 controls are discouraged. */
    private static boolean isLegal(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character < 0x7f)
                || (character >= 0xa0 && character <= 0xd7ff)
                || (character >= 0xe000 && character <= 0xfffd)
                || character >= 0x10000;
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
