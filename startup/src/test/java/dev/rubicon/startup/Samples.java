package dev.rubicon.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Jars of the classes for the tests, and classes loaded from them. */
final class Samples {
    static final String PACKAGE = "dev.rubicon.startup.sample.";

    private Samples() {}

    /** A jar of these classes of the package of samples. */
    static Jar jar(String... names) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : names) {
            String file = (PACKAGE + name).replace('.', '/') + ".class";
            try (InputStream in = Samples.class.getClassLoader().getResourceAsStream(file)) {
                entries.put(file, in.readAllBytes());
            }
        }
        return new Jar(Path.of("sample.jar"), entries, LocalDateTime.of(2026, 1, 1, 0, 0));
    }
}
