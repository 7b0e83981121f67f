package dev.rubicon.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rubicon.al.symbolfile.SchemaComparison;
import dev.rubicon.al.symbolfile.SymbolReader;
import dev.rubicon.al.symbolfile.SymbolWriter;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Version;
import dev.rubicon.schema.Schema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;

/** Any bytes as a {@code SymbolReference.json}. */
class SymbolReferenceFuzzTest {
    private static final AppIdentity PETS = new AppIdentity(new UUID(1, 2), "Pets", "Zoo", Version.parse("1.0.0.0"));

    @FuzzTest
    void anySymbolsAreReadOrRefused(byte[] bytes) throws IOException {
        Promise.check(() -> {
            Schema schema = read(bytes);
            Schema again = read(SymbolWriter.write(PETS, schema));
            if (!SchemaComparison.of(schema, again).isEmpty()) {
                throw new AssertionError("what was read differs when it was written and read again: "
                        + SchemaComparison.of(schema, again));
            }
        });
    }

    private static Schema read(byte[] bytes) {
        return SymbolReader.read(new ByteArrayInputStream(bytes), SymbolReader.NAME);
    }
}
