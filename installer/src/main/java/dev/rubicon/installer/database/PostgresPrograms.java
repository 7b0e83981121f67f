package dev.rubicon.installer.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's own programs for copying a database, found in one folder. On Windows they are not looked for: there they write
 * other line ends.
 *
 * @param version the first number of the older one's version, such as 15
 */
record PostgresPrograms(Path dump, Path restore, int version) {
    /** Names the folder of the programs; without it they are looked for on the PATH. */
    static final String FOLDER = "RUBICON_PG_BIN";

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /** Looks for programs on this machine. */
    @FunctionalInterface
    interface Search {
        /** The first that are of this version or newer: older ones know less than the server. */
        Optional<PostgresPrograms> find(int version);
    }

    /** @param environment of this process */
    static Search in(Map<String, String> environment) {
        return version -> find(version, environment);
    }

    private static Optional<PostgresPrograms> find(int version, Map<String, String> environment) {
        String folders = environment.getOrDefault(FOLDER, environment.getOrDefault("PATH", ""));
        return Stream.of(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> in(folder).stream())
                .filter(found -> found.version >= version)
                .findFirst();
    }

    private static Optional<PostgresPrograms> in(String folder) {
        return program(folder, "pg_dump")
                .flatMap(dump -> program(folder, "pg_restore")
                        .flatMap(restore -> version(dump)
                                .flatMap(one -> version(restore)
                                        .map(other -> new PostgresPrograms(dump, restore, Math.min(one, other))))));
    }

    private static Optional<Path> program(String folder, String name) {
        try {
            return Optional.of(Path.of(folder).resolve(name).toAbsolutePath())
                    .filter(Files::isRegularFile)
                    .filter(Files::isExecutable);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    // A program that does not start, or says something else, is none.
    private static Optional<Integer> version(Path program) {
        try (PostgresProcess process = PostgresProcess.start(List.of(program.toString(), "--version"), Map.of())) {
            process.input().close();
            Matcher version = VERSION.matcher(new String(process.output().readNBytes(1000), StandardCharsets.US_ASCII));
            return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
