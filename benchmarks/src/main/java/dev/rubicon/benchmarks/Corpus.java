package dev.rubicon.benchmarks;

import dev.rubicon.al.parse.SourceParser;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.ObjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** AL files of a folder that hold objects of one kind only, spread over the whole folder and bounded in size. */
record Corpus(List<AlFile> files) {
    private static final long MAX_BYTES = 24_000_000;

    /** A file and its content. */
    record AlFile(Path path, byte[] bytes) {}

    Corpus {
        files = List.copyOf(files);
    }

    /** Below {@code folder}; the same folder gives the same files. */
    static Corpus read(Path folder, ObjectKind kind) throws IOException {
        List<AlFile> all = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Corpus::isAl).sorted().toList()) {
                AlFile file = new AlFile(path, Files.readAllBytes(path));
                if (holdsOnly(kind, file)) {
                    all.add(file);
                }
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no file below " + folder + " holds only objects of the kind " + kind);
        }
        return new Corpus(spread(all));
    }

    long bytes() {
        return bytes(files);
    }

    private static boolean isAl(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".al") && Files.isRegularFile(path);
    }

    private static boolean holdsOnly(ObjectKind kind, AlFile file) {
        Findings findings = new Findings();
        List<ObjectDeclaration> objects = SourceParser.parse(
                        Source.decode(file.path().toString(), file.bytes()), Set.of(), findings)
                .objects();
        return findings.count() == 0
                && !objects.isEmpty()
                && objects.stream().allMatch(object -> object.kind() == kind);
    }

    // Every third file of a corpus that is three times too large.
    private static List<AlFile> spread(List<AlFile> all) {
        long step = bytes(all) / MAX_BYTES + 1;
        List<AlFile> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i % step == 0) {
                some.add(all.get(i));
            }
        }
        return some;
    }

    private static long bytes(List<AlFile> files) {
        return files.stream().mapToLong(file -> file.bytes().length).sum();
    }
}
