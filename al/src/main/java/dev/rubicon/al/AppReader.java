package dev.rubicon.al;

import dev.rubicon.al.parse.SourceParser;
import dev.rubicon.al.symbols.SchemaPart;
import dev.rubicon.al.symbols.SchemaReader;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.ObjectDeclaration;
import dev.rubicon.al.tree.SourceFile;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads an AL project: its {@code app.json}, and all files whose names end in {@code .al}. What has a {@code schema.json} instead is
 * an app without AL.
 */
public final class AppReader {
    /** The largest file that is read. */
    public static final int MAX_FILE_BYTES = 16 * 1024 * 1024;

    private AppReader() {}

    /**
     * @param extraSymbols preprocessor symbols defined besides those of {@code app.json}; their case does not matter
     * @throws InvalidInput with all that is wrong: RB12x or RB2xx, a position first where it is about AL
     */
    public static App read(AppFiles files, Set<String> extraSymbols) {
        return readProject(files, extraSymbols).app();
    }

    /** As {@link #read}, with the places of what it declares. Keeps the sources in memory for as long as these are. */
    public static DeclaredApp readDeclared(AppFiles files, Set<String> extraSymbols) {
        Project project = readProject(files, extraSymbols);
        return new DeclaredApp(project.app(), Declarations.of(project.objects()));
    }

    private record Project(App app, List<ObjectDeclaration> objects) {}

    private static Project readProject(AppFiles files, Set<String> extraSymbols) {
        Set<String> paths = files.paths();
        if (!paths.contains(AppJson.PATH)) {
            return PlainApp.read(files)
                    .map(app -> new Project(app, List.of()))
                    .orElseThrow(() -> new InvalidInput(
                            "RB200",
                            "there is no " + AppJson.PATH + ", so this is no AL project, and no " + PlainAppJson.PATH
                                    + " of an app without AL",
                            "name the folder that holds " + AppJson.PATH));
        }
        AppJson json = AppJson.read(read(files, AppJson.PATH));
        Set<String> symbols = new TreeSet<>(extraSymbols);
        symbols.addAll(json.preprocessorSymbols());
        Sources sources = readSources(files, symbols);
        Findings warnings = new Findings();
        json.idRanges().check(sources.objects(), warnings);
        App app = new App(json.identity(), json.dependencies(), sources.schema(), warnings.problems());
        return new Project(app, sources.objects());
    }

    /**
     * The schema that all files whose names end in {@code .al} declare together; no {@code app.json} is read.
     *
     * @param symbols the preprocessor symbols that are defined; their case does not matter
     * @throws InvalidInput with all that is wrong: RB204, RB21x to RB23x
     */
    public static Schema readSchema(AppFiles files, Set<String> symbols) {
        return readSources(files, symbols).schema();
    }

    /** Where the files declare what {@link #readSchema} reads from them. */
    public static Declarations readDeclarations(AppFiles files, Set<String> symbols) {
        return Declarations.of(readSources(files, symbols).objects());
    }

    private record Sources(List<ObjectDeclaration> objects, Schema schema) {}

    private static Sources readSources(AppFiles files, Set<String> symbols) {
        Findings findings = new Findings();
        List<ObjectDeclaration> objects = new ArrayList<>();
        List<SchemaPart> parts = new ArrayList<>();
        for (ReadFile file : SourceFiles.read(files, source -> readFile(source, symbols))) {
            findings.addAll(file.findings());
            objects.addAll(file.objects());
            parts.add(file.part());
        }
        Schema schema = SchemaReader.joined(parts, findings);
        if (findings.count() > 0) {
            throw new InvalidInput(findings.problems());
        }
        return new Sources(objects, schema);
    }

    /** @param findings about its text alone */
    private record ReadFile(List<ObjectDeclaration> objects, Findings findings, SchemaPart part) {}

    // What is declared in a file that cannot be read to its end is not judged: the fault may have swallowed a field.
    private static ReadFile readFile(Source source, Set<String> symbols) {
        Findings findings = new Findings();
        SourceFile file = SourceParser.parseData(source, symbols, findings);
        List<ObjectDeclaration> whole = findings.count() == 0 ? file.objects() : List.of();
        return new ReadFile(whole, findings, SchemaPart.of(whole));
    }

    static byte[] read(AppFiles files, String path) {
        byte[] bytes = files.read(path);
        checkSize(path, bytes.length);
        return bytes;
    }

    /** @throws InvalidInput RB204 if a file of that size is too large to be read */
    public static void checkSize(String path, long bytes) {
        if (bytes > MAX_FILE_BYTES) {
            String limit = MAX_FILE_BYTES / (1024 * 1024) + " MiB";
            throw tooLarge("'" + Quoted.path(path) + "' is larger than " + limit);
        }
    }

    static InvalidInput tooLarge(String message) {
        return new InvalidInput(
                new Problem("RB204", message, "leave out what does not belong to the app, or split it"));
    }
}
