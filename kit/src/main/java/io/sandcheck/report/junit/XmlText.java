package io.sandcheck.report.junit;

/** Makes text that an XML 1.0 document may contain, and that shows all characters. */
final class XmlText {

    private XmlText() {}

    /**
     * Escape, in the notation of Java, the characters that XML cannot express, even as references, and those that
     * change how other characters are shown.
     *
     * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, section 2.2</a>
     */
    static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isLegal(character) && !isInvisible(character)) {
                legal.appendCodePoint(character);
            } else {
                legal.append("\\u%04x".formatted(character));
            }
        });
        return legal.toString();
    }

    /** A carriage return may be written, but is read as a line feed. DEL and the C1 controls are discouraged. */
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
