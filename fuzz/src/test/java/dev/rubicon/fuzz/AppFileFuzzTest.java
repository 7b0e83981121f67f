package dev.rubicon.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rubicon.al.appfile.AppExtraction;
import dev.rubicon.al.appfile.AppFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Any bytes as an app file, and any text as the files inside one, which no change of bytes gets past their checksums. */
class AppFileFuzzTest {
    private static final String SEPARATOR = "\n--\n";
    private static final List<String> NAMES = List.of("NavxManifest.xml", "SymbolReference.json", "src/a.al");

    @FuzzTest
    void anyContainerIsReadOrRefused(byte[] bytes) throws IOException {
        Promise.check(() -> readAll(bytes));
    }

    /** The files inside, and then names of further ones, with a line of two dashes between them. */
    @FuzzTest
    void anyContentIsReadOrRefused(byte[] bytes) throws IOException {
        byte[] app = app(new String(bytes, StandardCharsets.ISO_8859_1).split(SEPARATOR, 8));
        Promise.check(() -> readAll(app));
    }

    private static void readAll(byte[] bytes) throws IOException {
        try (AppFile app = AppFile.open("Pets.app", out -> out.write(bytes))) {
            app.signature().hashCode();
            for (String name : app.names()) {
                Promise.check(() -> app.copyTo(name, OutputStream.nullOutputStream()));
            }
            Promise.check(() -> app.app().hashCode());
            Promise.check(() -> app.check().hashCode());
            extract(app);
        }
    }

    private static void extract(AppFile app) throws IOException {
        AppExtraction extraction = AppExtraction.of(app);
        if (extraction.files().size() + extraction.leftOut().size()
                != app.names().size()) {
            throw new AssertionError("an entry is neither written nor left out");
        }
        Path outside = Files.createTempDirectory("fuzz");
        try {
            Promise.check(() -> extraction.write(app, outside.resolve("inside")));
            try (Stream<Path> written = Files.list(outside)) {
                if (written.anyMatch(path -> !path.endsWith("inside"))) {
                    throw new AssertionError("something was written outside of the folder");
                }
            }
        } finally {
            delete(outside);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }

    private static byte[] app(String[] parts) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(content)) {
            for (int i = 0; i < parts.length; i++) {
                // The prefix keeps the names of further files apart, which this writer insists on.
                zip.putNextEntry(new ZipEntry(i < NAMES.size() ? NAMES.get(i) : i + parts[i]));
                zip.write(parts[i].getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        ByteBuffer header = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        header.put("NAVX".getBytes(StandardCharsets.US_ASCII)).putInt(40).putInt(2);
        header.putLong(1).putLong(2).putLong(content.size());
        header.put("NAVX".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream app = new ByteArrayOutputStream();
        app.writeBytes(header.array());
        content.writeTo(app);
        return app.toByteArray();
    }
}
