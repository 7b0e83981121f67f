package dev.rubicon.al;

import dev.rubicon.al.parse.SourceParser;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.symbols.SchemaPart;
import dev.rubicon.al.symbols.SchemaReader;
import dev.rubicon.al.syntax.Findings;
import dev.rubicon.al.syntax.Source;
import dev.rubicon.al.tree.SourceFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads all of an app that its code can name, code included. */
public final class CodeReader {
    private CodeReader() {}

    /**
     * The app of a project, with the preprocessor symbols of its {@code app.json}.
     *
     * @throws InvalidInput as {@link AppReader#read}
     */
    public static AppCode readProject(AppFiles files) {
        Optional<App> plain = PlainApp.read(files);
        if (plain.isPresent()) {
            return new AppCode(plain.get().identity(), plain.get().schema(), List.of());
        }
        AppJson json = AppJson.read(files.read(AppJson.PATH));
        return read(json.identity(), files, new TreeSet<>(json.preprocessorSymbols()));
    }

    /**
     * The app whose files these are.
     *
     * @param symbols the preprocessor symbols that are defined; their case does not matter
     * @throws InvalidInput with all that is wrong: RB204, RB21x to RB23x
     */
    public static AppCode read(AppIdentity identity, AppFiles files, Set<String> symbols) {
        Findings findings = new Findings();
        List<SourceFile> sources = new ArrayList<>();
        List<SchemaPart> parts = new ArrayList<>();
        for (ReadFile file : SourceFiles.read(files, source -> readFile(source, symbols))) {
            findings.addAll(file.findings());
            sources.add(file.file());
            parts.add(file.part());
        }
        AppCode code = new AppCode(identity, SchemaReader.joined(parts, findings), sources);
        if (findings.count() > 0) {
            throw new InvalidInput(findings.problems());
        }
        return code;
    }

    /** @param findings about its text alone */
    private record ReadFile(SourceFile file, Findings findings, SchemaPart part) {}

    private static ReadFile readFile(Source source, Set<String> symbols) {
        Findings findings = new Findings();
        SourceFile file = SourceParser.parse(source, symbols, findings);
        return new ReadFile(file, findings, SchemaPart.of(file.objects()));
    }
}
