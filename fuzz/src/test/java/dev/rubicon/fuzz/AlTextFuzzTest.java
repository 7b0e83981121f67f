package dev.rubicon.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.al.parse.CodeParser;
import dev.rubicon.al.parse.SourceParser;
import dev.rubicon.al.symbols.SchemaReader;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.Procedure;
import dev.rubicon.al.tree.SourceFile;
import dev.rubicon.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Any bytes as an AL file: words, declarations, the bodies of all procedures, the schema. */
class AlTextFuzzTest {
    private static final Set<String> SYMBOLS = Set.of("CLEAN");

    private static final byte[] APP_JSON = """
            {"id": "11111111-2222-3333-4444-555555555555", "name": "Pets", "publisher": "Zoo", "version": "1.0.0.0",
             "preprocessorSymbols": ["CLEAN"]}
            """.getBytes(StandardCharsets.UTF_8);

    @FuzzTest
    void anyTextIsReadOrRefused(byte[] bytes) throws IOException {
        Findings ofData = new Findings();
        Schema schema = SchemaReader.read(
                SourceParser.parseData(source(bytes), SYMBOLS, ofData).objects(), ofData);
        Promise.check(ofData.problems());

        Findings ofAll = new Findings();
        SourceFile file = SourceParser.parse(source(bytes), SYMBOLS, ofAll);
        boolean isWhole = ofAll.count() == 0;
        for (ObjectDeclaration object : file.objects()) {
            for (Procedure procedure : object.procedures()) {
                // Whoever walks the tree must not run out of stack: a hash looks at every part of it.
                procedure.body().ifPresent(body -> CodeParser.parse(body, ofAll).hashCode());
            }
        }
        Promise.check(ofAll.problems());

        // The two ways to read a file agree on what is data, where the whole file is in order.
        Findings again = new Findings();
        if (isWhole && !SchemaReader.read(file.objects(), again).equals(schema)) {
            throw new AssertionError("parse and parseData differ");
        }
        Promise.check(() -> AppReader.read(new OneFile(bytes), Set.of()));
    }

    private static Source source(byte[] bytes) {
        return Source.decode("src/a.al", bytes);
    }

    private record OneFile(byte[] bytes) implements AppFiles {
        @Override
        public SortedSet<String> paths() {
            return new TreeSet<>(Set.of("app.json", "src/a.al"));
        }

        @Override
        public byte[] read(String path) {
            return path.equals("app.json") ? APP_JSON : bytes;
        }
    }
}
