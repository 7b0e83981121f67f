package dev.rubicon.al.appfile;

import dev.rubicon.al.App;
import dev.rubicon.al.AppDependency;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.al.CodeReader;
import dev.rubicon.al.Declarations;
import dev.rubicon.al.DeclaredApp;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.signature.SignatureVerdict;
import dev.rubicon.al.signature.SignatureVerifier;
import dev.rubicon.al.signature.TrustedCertificates;
import dev.rubicon.al.symbolfile.Difference;
import dev.rubicon.al.symbolfile.SchemaComparison;
import dev.rubicon.al.symbolfile.SymbolReader;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Unavailable;
import dev.rubicon.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An open app file, the {@code .app} that a compiler makes. Nothing it says about itself is trusted. A ready-to-run package is
 * opened as the app that it wraps. Needs memory for one table at a time besides the schemas it returns. For one thread.
 */
public final class AppFile implements AutoCloseable {
    private static final int MANIFEST_BYTES = 4 << 20;

    private final AppProblems problems;
    private final ContainerFile file;
    private final boolean readyToRun;
    private final NavxManifest manifest;

    private AppFile(ContainerFile file, boolean readyToRun, AppProblems problems) {
        this.problems = problems;
        this.file = file;
        this.readyToRun = readyToRun;
        if (!file.zip().names().contains(NavxManifest.NAME)) {
            throw new Corrupt(problems.badManifest("it is not there"));
        }
        this.manifest = NavxManifestReader.read(file.zip().read(NavxManifest.NAME, MANIFEST_BYTES), problems);
    }

    /** Bytes that are kept elsewhere, such as in a package. */
    @FunctionalInterface
    public interface Bytes {
        /** Writes all of them. */
        void copyTo(OutputStream out) throws IOException;
    }

    /**
     * Opens a file and reads its manifest.
     *
     * @throws InvalidInput RB241 if there is nothing in it, RB242 if it is encrypted
     * @throws Corrupt RB240, RB243 to RB245
     * @throws Unavailable RB206
     */
    public static AppFile open(Path file) {
        AppProblems problems =
                new AppProblems(file.toAbsolutePath().getFileName().toString());
        return open(ContainerFile.open(file, problems), problems);
    }

    /**
     * The same for an app that is kept elsewhere. It is copied into a temporary file, which closing deletes.
     *
     * @param name of the file, for messages
     */
    public static AppFile open(String name, Bytes bytes) {
        AppProblems problems = new AppProblems(name);
        return open(ContainerFile.open(bytes::copyTo, problems), problems);
    }

    private static AppFile open(ContainerFile outer, AppProblems problems) {
        boolean opened = false;
        try {
            Optional<String> wrapped = ReadyToRun.wrappedApp(outer.zip(), problems);
            AppFile app = wrapped.isEmpty()
                    ? new AppFile(outer, false, problems)
                    : inner(ContainerFile.open(out -> outer.zip().copyTo(wrapped.get(), out), problems), problems);
            opened = wrapped.isEmpty();
            return app;
        } finally {
            if (!opened) {
                outer.close();
            }
        }
    }

    private static AppFile inner(ContainerFile file, AppProblems problems) {
        boolean opened = false;
        try {
            if (ReadyToRun.wrappedApp(file.zip(), problems).isPresent()) {
                throw new Corrupt(problems.notAnAppFile("it wraps an app that wraps another one"));
            }
            AppFile app = new AppFile(file, true, problems);
            opened = true;
            return app;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    public NavxManifest manifest() {
        return manifest;
    }

    public AppIdentity identity() {
        return manifest.identity();
    }

    /** In the order written. */
    public List<AppDependency> dependencies() {
        return manifest.dependencies();
    }

    /** Present if it is signed. Of a ready-to-run package, that of the app inside. */
    public Optional<Signature> signature() {
        return file.signature();
    }

    /**
     * Whether the signature is one of these bytes and its signer leads to a trusted certificate. Of a ready-to-run package, that of
     * the app inside. Whether certificates have been revoked is not asked.
     *
     * @param now when certificates must be in force, if no time stamp says when they had to
     * @throws Unavailable RB206
     */
    public SignatureVerdict verify(TrustedCertificates trusted, Instant now) {
        return file.verify(new SignatureVerifier(problems.what(), trusted, now), problems);
    }

    /** Whether the file wraps the app together with what a server has made of it. */
    public boolean isReadyToRun() {
        return readyToRun;
    }

    /** Whether AL sources are inside. */
    public boolean hasSource() {
        return names().stream().anyMatch(SourceEntries::isSource);
    }

    /** Whether the symbols that other apps are compiled against are inside. */
    public boolean hasSymbols() {
        return names().contains(SymbolReader.NAME);
    }

    /** The names of the files inside, ascending, as they are written: they may be no safe paths. */
    public SortedSet<String> names() {
        return new TreeSet<>(file.zip().names());
    }

    /** Of one of {@link #names}, in bytes. */
    public long size(String name) {
        return file.zip().size(name);
    }

    /**
     * Copies one of {@link #names} in bounded memory. After an exception {@code out} has been given bytes that must not be used.
     *
     * @throws Corrupt RB243 if it is damaged
     * @throws IOException if {@code out} failed
     */
    public void copyTo(String name, OutputStream out) throws IOException {
        file.zip().copyTo(name, out);
    }

    /**
     * The app, by what its compiler says of it; where no symbols are inside, by its sources.
     *
     * @throws InvalidInput RB246 if neither is inside; what {@link #schemaFromSymbols} and {@link #schemaFromSource} refuse
     */
    public App app() {
        return new App(identity(), dependencies(), hasSymbols() ? schemaFromSymbols() : schemaFromSource(), List.of());
    }

    /**
     * The app, as {@link #app} reads it, with the places of what the sources inside declare; none if there are no sources, or if
     * they cannot be read: what the compiler said still counts then.
     */
    public DeclaredApp declaredApp() {
        App app = app();
        try {
            return new DeclaredApp(app, hasSource() ? declarations() : Declarations.NONE);
        } catch (InvalidInput e) {
            return new DeclaredApp(app, Declarations.NONE);
        }
    }

    private Declarations declarations() {
        return AppReader.readDeclarations(new SourceEntries(file.zip()), new TreeSet<>(manifest.preprocessorSymbols()));
    }

    /**
     * The tables, as the compiler that made the file describes them.
     *
     * @throws InvalidInput RB246 if no symbols are inside; RB120, RB121, RB220, RB225 to RB230 if they cannot be understood
     * @throws Corrupt RB243
     */
    public Schema schemaFromSymbols() {
        if (!hasSymbols()) {
            throw new InvalidInput(problems.lacks(SymbolReader.NAME, "compile the app again"));
        }
        try (InputStream in = file.zip().open(SymbolReader.NAME)) {
            return SymbolReader.read(in, problems.entry(SymbolReader.NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The tables, as the sources inside declare them, with the preprocessor symbols that the app was compiled with.
     *
     * @throws InvalidInput RB246 if no sources are inside; RB204, RB21x to RB23x if they have errors
     * @throws Corrupt RB243
     */
    public Schema schemaFromSource() {
        if (!hasSource()) {
            throw new InvalidInput(problems.lacks("sources", "get one that was compiled with its sources in it"));
        }
        return AppReader.readSchema(new SourceEntries(file.zip()), new TreeSet<>(manifest.preprocessorSymbols()));
    }

    /** The sources inside, none if there are none. */
    public AppFiles sources() {
        return new SourceEntries(file.zip());
    }

    /**
     * All that the app declares, code included, as its sources say; without sources only its schema.
     *
     * @throws InvalidInput as {@link #schemaFromSource}
     * @throws Corrupt RB243
     */
    public AppCode code() {
        return hasSource()
                ? CodeReader.read(identity(), sources(), new TreeSet<>(manifest.preprocessorSymbols()))
                : new AppCode(identity(), schemaFromSymbols(), List.of());
    }

    /**
     * Where symbols and sources do not agree; empty if they do, or if one of them is missing. On the left are the symbols.
     *
     * @throws InvalidInput as {@link #schemaFromSource}
     * @throws Corrupt as {@link #schemaFromSymbols}
     */
    public List<Difference> check() {
        return hasSymbols() && hasSource() ? SchemaComparison.of(schemaFromSymbols(), schemaFromSource()) : List.of();
    }

    @Override
    public void close() {
        file.close();
    }
}
