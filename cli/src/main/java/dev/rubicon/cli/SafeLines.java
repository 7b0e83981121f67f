package dev.rubicon.cli;

import java.io.IOException;
import java.util.regex.Pattern;

/** Passes lines on, with {@code ?} for what a terminal could take for an order. */
record SafeLines(Appendable out) implements Appendable {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\r\n\t]]");

    @Override
    public Appendable append(CharSequence text) throws IOException {
        out.append(UNSAFE.matcher(text).replaceAll("?"));
        return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
        return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char c) throws IOException {
        return append(String.valueOf(c));
    }
}
