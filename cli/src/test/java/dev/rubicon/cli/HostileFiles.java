package dev.rubicon.cli;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.appfile.AppBuilder;
import dev.rubicon.model.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes what no decent program would make. */
final class HostileFiles {
    static final String APP_JSON =
            "{\"id\": \"11111111-2222-3333-4444-555555555555\", \"name\": \"Pets\", \"publisher\": \"Zoo\", \"version\": \"1.0.0.0\"}";
    static final String TABLE = "table 50100 Pet { fields { field(1; Id; Integer) { } } }";

    private HostileFiles() {}

    /** Entries of a zip in order, names as they are. */
    static final class Zip {
        private final Map<String, byte[]> entries = new LinkedHashMap<>();

        Zip with(String name, byte[] content) {
            entries.put(name, content);
            return this;
        }

        Zip with(String name, String content) {
            return with(name, content.getBytes(StandardCharsets.UTF_8));
        }

        byte[] bytes() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    ZipEntry header = new ZipEntry(entry.getKey());
                    CRC32 crc = new CRC32();
                    crc.update(entry.getValue());
                    // Stored, as the JDK writes headers behind the content of what it deflates.
                    header.setMethod(ZipEntry.STORED);
                    header.setSize(entry.getValue().length);
                    header.setCrc(crc.getValue());
                    zip.putNextEntry(header);
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }

    /** A line of a manifest's {@code files}. */
    static String listed(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return "{\"path\": \"" + path + "\", \"size\": " + bytes.length + ", \"sha256\": \""
                + Digest.of(bytes).hex() + "\"}";
    }

    /** A manifest of {@code my-app 1.0} with these files, and with further keys. */
    static String manifest(String files, String more) {
        return "{\"id\": \"my-app\", \"version\": \"1.0\", \"name\": \"My App\"" + more + ", \"files\": [" + files
                + "]}";
    }

    /** A package of one file. */
    static byte[] packageOf(String path, String content) {
        return new Zip()
                .with("manifest.json", manifest(listed(path, content), ""))
                .with(path, content)
                .bytes();
    }

    /** An app file that is as it should be. */
    static byte[] appFile(Path folder) {
        try {
            Path project = project(folder.resolve("built/pets"), APP_JSON, TABLE);
            return Files.readAllBytes(AppBuilder.build(AppFiles.ofFolder(project), Set.of(), folder.resolve("built"))
                    .path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An app file with the short header that other tools write. */
    static byte[] appFileOf(Zip zip) {
        byte[] content = zip.bytes();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {'N', 'A', 'V', 'X', 8, 0, 0, 0});
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    static Path project(Path folder, String appJson, String table) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("app.json"), appJson);
        Files.writeString(folder.resolve("Pet.al"), table);
        return folder;
    }

    /** Mostly holes, so that it takes no room. */
    static Path sparse(Path file, long bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(bytes);
        }
        return file;
    }

    static Path fifo(Path file) throws IOException {
        try {
            new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return file;
    }
}
