package dev.rubicon.startup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** What is in a jar, in the order of the file. */
record Jar(Path file, Map<String, byte[]> entries, LocalDateTime time) {
    private static final String CLASS = ".class";

    static Jar read(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        LocalDateTime time = LocalDateTime.of(1980, 1, 1, 0, 0);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                time = entry.getTimeLocal();
            }
        }
        return new Jar(file, entries, time);
    }

    /** Appears under its name when it is whole. All entries are as old as those that were read, so that it is always the same. */
    void write() throws IOException {
        Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "prepared", ".tmp");
        try (OutputStream out = Files.newOutputStream(whole);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry made = new ZipEntry(entry.getKey());
                made.setTimeLocal(time);
                zip.putNextEntry(made);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(file));
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Changes every class. */
    void change(UnaryOperator<byte[]> change) {
        entries.replaceAll((name, bytes) -> isClass(name) ? change.apply(bytes) : bytes);
    }

    /** The names of its classes. */
    List<String> classes() {
        return entries.keySet().stream()
                .filter(Jar::isClass)
                .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                .toList();
    }

    private static boolean isClass(String name) {
        return name.endsWith(CLASS) && !name.endsWith("-info.class");
    }
}
