package dev.rubicon.al.appfile;

import dev.rubicon.al.symbolfile.SymbolReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** App files made by hand: the odd ones that no writer of ours makes. */
final class Zip {
    static final String MANIFEST = """
            <Package xmlns="http://schemas.microsoft.com/navx/2015/manifest">
              <App Id="11111111-2222-3333-4444-555555555555" Name="Pets" Publisher="Zoo" Version="1.0.0.0" />
            </Package>
            """;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** With a manifest of an app named Pets. */
    static Zip pets() {
        return new Zip().with(NavxManifest.NAME, MANIFEST);
    }

    static Zip petsWithSymbols(String json) {
        return pets().with(SymbolReader.NAME, json);
    }

    Zip with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Zip with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** With the header that the compiler writes. */
    byte[] app() {
        return withHeader(bytes());
    }

    static byte[] withHeader(byte[] content) {
        return joined(Container.header(new UUID(1, 2), content.length), content);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
