package dev.rubicon.al.syntax;

import dev.rubicon.model.Quoted;

/**
 * Where something stands in a file. Cheap to make: the line is only counted when it is asked for. {@code toString} is
 * {@code file:line:column}, from 1, a tab being one column.
 */
public record Position(Source source, int offset) {
    public int line() {
        return source.line(offset);
    }

    public int column() {
        int start = offset;
        while (start > 0 && !source.endsLine(start - 1)) {
            start--;
        }
        return offset - start + 1;
    }

    /** Such as {@code src/Customer.Table.al:7}. */
    public String fileAndLine() {
        return Quoted.path(source.path()) + ":" + line();
    }

    @Override
    public String toString() {
        return Quoted.path(source.path()) + ":" + line() + ":" + column();
    }
}
