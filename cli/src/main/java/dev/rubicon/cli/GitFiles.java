package dev.rubicon.cli;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.al.PlainApp;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The sources of a project as they were at a revision, read from git by the program of that name. */
final class GitFiles implements AppFiles {
    private static final int MAX_LISTING = 64 << 20;

    private final SortedMap<String, byte[]> files;

    private GitFiles(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /**
     * @param folder the project, inside a work tree
     * @throws InvalidInput RB834 if there is no such revision, or no work tree; RB204 if a file is too large
     * @throws Unavailable RB835 if git cannot be run
     */
    static GitFiles at(Path folder, String revision) {
        // A revision that begins with '-' would be an option.
        if (revision.startsWith("-")) {
            throw noRevision(revision, "it begins with '-'");
        }
        try {
            return new GitFiles(contents(folder, listed(folder, revision)));
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB835", "git cannot be run: " + Quoted.shortened(e.toString()), "install git"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(new Problem("RB835", "git was interrupted", "try again"), e);
        }
    }

    @Override
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
    }

    @Override
    public byte[] read(String path) {
        return files.get(path);
    }

    // Relative to the folder; ids of blobs by path. A line is: 100644 blob
    // 8ab686eafeb1f44702738c8b0f24f2567c36da6d<TAB>src/Pet.al
    private static SortedMap<String, String> listed(Path folder, String revision)
            throws IOException, InterruptedException {
        Process git = start(folder, "ls-tree", "-r", "-z", revision);
        git.getOutputStream().close();
        String listing;
        try (InputStream out = git.getInputStream()) {
            listing = new String(out.readNBytes(MAX_LISTING), StandardCharsets.UTF_8);
        }
        if (git.waitFor() != 0) {
            throw noRevision(revision, "git does not know it in '" + Quoted.path(folder.toString()) + "'");
        }
        SortedMap<String, String> blobs = new TreeMap<>();
        for (String line : listing.split("\0")) {
            int tab = line.indexOf('\t');
            if (tab > 0 && line.startsWith("100") && isSource(line.substring(tab + 1))) {
                blobs.put(line.substring(tab + 1), line.split("[ \t]")[2]);
            }
        }
        return blobs;
    }

    private static boolean isSource(String path) {
        boolean hidden = path.startsWith(".") || path.contains("/.");
        return !hidden && (path.equals("app.json") || PlainApp.isPart(path) || AppFiles.isAl(path));
    }

    private static SortedMap<String, byte[]> contents(Path folder, SortedMap<String, String> blobs)
            throws IOException, InterruptedException {
        Process git = start(folder, "cat-file", "--batch");
        Thread asking = Thread.startVirtualThread(() -> ask(git.getOutputStream(), blobs));
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (DataInputStream out = new DataInputStream(git.getInputStream())) {
            for (String path : blobs.keySet()) {
                String[] header = line(out).split(" ");
                int size = header.length == 3 ? Integer.parseInt(header[2]) : 0;
                if (header.length != 3 || size > AppReader.MAX_FILE_BYTES) {
                    throw new InvalidInput(
                            "RB204",
                            "'" + Quoted.path(path) + "' is missing in git, or too large",
                            "leave out what does not belong to the app");
                }
                files.put(path, out.readNBytes(size));
                out.readByte();
            }
        } catch (EOFException e) {
            throw new IOException("git cat-file ended early", e);
        } finally {
            git.destroy();
            asking.join();
        }
        return files;
    }

    // Git may end before it has read all; then the reader says what is wrong.
    private static void ask(OutputStream in, SortedMap<String, String> blobs) {
        try (in) {
            for (String id : blobs.values()) {
                in.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            System.getLogger(GitFiles.class.getName()).log(System.Logger.Level.DEBUG, "git reads no more", e);
        }
    }

    private static String line(DataInputStream out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (byte b = out.readByte(); b != '\n'; b = out.readByte()) {
            line.append((char) b);
        }
        return line.toString();
    }

    private static Process start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static InvalidInput noRevision(String revision, String why) {
        return new InvalidInput(
                "RB834",
                "'" + Quoted.shortened(revision) + "' is no revision: " + why,
                "write two revisions with two dots between them, such as v1.0..HEAD");
    }
}
