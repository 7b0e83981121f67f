package dev.rubicon.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another parser, as a process. Its last argument is a file with one path a line. It reads these files, says {@code ready}, and
 * then parses all of them for each line that it is sent, and answers each with a line.
 */
final class Peer implements Closeable {
    private final Path list;
    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    private Peer(Path list, Process process) {
        this.list = list;
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param command with blanks between its words */
    static Peer start(String command, Corpus corpus) throws IOException {
        Path list = Files.createTempFile("corpus", ".txt");
        Files.write(
                list,
                corpus.files().stream()
                        .map(file -> file.path().toAbsolutePath().toString())
                        .toList());
        List<String> words = new ArrayList<>(List.of(command.trim().split(" +")));
        words.add(list.toString());
        Peer peer = new Peer(
                list,
                new ProcessBuilder(words)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
        String first = peer.answer();
        if (!first.equals("ready")) {
            throw new IOException("the peer said '" + first + "' instead of 'ready'");
        }
        return peer;
    }

    /** Parses everything once. */
    String parse() {
        try {
            in.write("parse\n");
            in.flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the peer ended");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(list);
    }
}
