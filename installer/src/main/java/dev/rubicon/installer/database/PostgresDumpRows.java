package dev.rubicon.installer.database;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows in a script that pg_restore makes of a dump: {@code COPY hq."Table" (a, b) FROM stdin;}, then lines up to {@code \.};
 * all other lines are passed over.
 */
final class PostgresDumpRows {
    private static final byte[] END = "\\.\n".getBytes(StandardCharsets.US_ASCII);
    private static final String FROM_HERE = " FROM stdin;\n";

    private final InputStream script;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;

    PostgresDumpRows(InputStream script) {
        this.script = script;
    }

    /** A table, and the columns whose values follow. */
    record Block(String table, List<String> columns) {
        Block {
            columns = List.copyOf(columns);
        }
    }

    /** The next table; empty at the end. Its rows must have been read before the one after it. */
    Optional<Block> next() throws IOException {
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.startsWith("COPY ")) {
                StringBuilder statement = new StringBuilder(line);
                // A name may have more than one line.
                while (!statement.toString().endsWith(FROM_HERE)) {
                    String more = line();
                    if (more.isEmpty()) {
                        throw new EOFException("it ends within a statement");
                    }
                    statement.append(more);
                }
                return Optional.of(block(statement.toString()));
            }
        }
        return Optional.empty();
    }

    // With its end; empty where there is no more.
    private String line() throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        while (has(1)) {
            int end = endOfLine();
            line.write(buffer, position, end - position);
            position = end;
            if (buffer[end - 1] == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && buffer[end++] != '\n') {}
        return end;
    }

    private boolean has(int bytes) throws IOException {
        while (limit - position < bytes) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
            int read = script.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    private static Block block(String statement) {
        List<String> names = new ArrayList<>();
        String text = statement.substring("COPY ".length(), statement.length() - FROM_HERE.length());
        int at = 0;
        while (at < text.length()) {
            StringBuilder name = new StringBuilder();
            if (text.charAt(at) == '"') {
                for (at++; text.charAt(at) != '"' || text.startsWith("\"\"", at); at++) {
                    at += text.charAt(at) == '"' ? 1 : 0;
                    name.append(text.charAt(at));
                }
                at++;
            } else {
                for (; at < text.length() && ". (),".indexOf(text.charAt(at)) < 0; at++) {
                    name.append(text.charAt(at));
                }
            }
            names.add(name.toString());
            while (at < text.length() && ". (),".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
        return new Block(names.get(1), names.subList(2, names.size()));
    }

    /** The rows of the table that {@link #next} found, as COPY reads them. */
    InputStream rows() {
        return new InputStream() {
            private boolean atStart = true;
            private boolean done;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = 0;
                while (count < length && !done && (count == 0 || position < limit)) {
                    if (atStart
                            && has(END.length)
                            && Arrays.equals(buffer, position, position + END.length, END, 0, END.length)) {
                        position += END.length;
                        done = true;
                    } else if (!has(1)) {
                        throw new EOFException("it ends within the rows of a table");
                    } else {
                        int part = Math.min(length - count, endOfLine() - position);
                        System.arraycopy(buffer, position, into, offset + count, part);
                        position += part;
                        count += part;
                        atStart = buffer[position - 1] == '\n';
                    }
                }
                return count == 0 && length > 0 ? -1 : count;
            }
        };
    }
}
