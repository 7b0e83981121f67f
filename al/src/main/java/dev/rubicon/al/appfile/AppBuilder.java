package dev.rubicon.al.appfile;

import dev.rubicon.al.App;
import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.al.symbolfile.SymbolReader;
import dev.rubicon.al.symbolfile.SymbolWriter;
import dev.rubicon.format.Content;
import dev.rubicon.format.ReproducibleZip;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Makes app files of AL projects: manifest, symbols of tables and enums, sources, translations and logo. It is no compiler: what is no
 * table is not looked at, and a server may refuse what it makes. The same project gives the same bytes on any machine.
 */
public final class AppBuilder {
    private final AppFiles files;
    private final App app;
    private final ProjectFile project;
    private final SortedSet<String> symbols;

    private AppBuilder(AppFiles files, App app, SortedSet<String> symbols) {
        this.files = files;
        this.app = app;
        this.project = ProjectFile.read(files.read(ProjectFile.NAME));
        this.symbols = symbols;
        symbols.addAll(project.preprocessorSymbols());
    }

    /**
     * Writes {@code <publisher>_<name>_<version>.app} into {@code folder}, replacing a file of that name in one step.
     *
     * @param extraSymbols preprocessor symbols defined besides those of {@code app.json}
     * @throws InvalidInput as {@link AppReader#read}; RB247 if {@code app.json} holds what no manifest can
     * @throws Unavailable RB206, or RB248 if the file cannot be written
     */
    public static BuiltApp build(AppFiles files, Set<String> extraSymbols, Path folder) {
        App app = AppReader.read(files, extraSymbols);
        return new AppBuilder(files, app, new TreeSet<>(extraSymbols)).write(folder);
    }

    private BuiltApp write(Path folder) {
        Path target = folder.resolve(fileName(app.identity()));
        try (UnfinishedFile zip = UnfinishedFile.in(folder);
                UnfinishedFile whole = UnfinishedFile.in(folder)) {
            writeZip(new ReproducibleZip(zip.channel()));
            Content.Measured content = Content.of(zip.path()).measured();
            OutputStream out = Channels.newOutputStream(whole.channel());
            out.write(Container.header(guid(content.digest()), content.size()));
            Content.of(zip.path()).copyTo(out);
            Content.Measured written = Content.of(whole.path()).measured();
            whole.moveTo(target);
            return new BuiltApp(target, app, written.size(), written.digest());
        } catch (IOException e) {
            throw new Unavailable(AppExtraction.cannotWrite(target, e), e);
        }
    }

    /** As the compiler names an app file, without what some system does not allow in a name. */
    public static String fileName(AppIdentity identity) {
        String name = identity.publisher() + "_" + identity.name() + "_" + identity.version();
        return name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\\\/:*?\"<>|]", "") + ".app";
    }

    // RFC 9562, 5.8: a UUID whose other bits are ours.
    private static UUID guid(Digest content) {
        byte[] bytes = HexFormat.of().parseHex(content.hex());
        long high = ByteBuffer.wrap(bytes).getLong(0);
        long low = ByteBuffer.wrap(bytes).getLong(8);
        return new UUID(high & ~0xF000L | 0x8000L, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    private void writeZip(ReproducibleZip zip) throws IOException {
        SortedSet<String> extensions = new TreeSet<>(Set.of("xml", "json"));
        add(zip, NavxManifest.NAME, project.manifest(app.identity(), app.dependencies(), symbols));
        for (String path : files.paths()) {
            String name = EntryPaths.encode(path);
            String lower = path.toLowerCase(Locale.ROOT);
            if (lower.endsWith(".al")) {
                extensions.add("al");
                add(zip, "src/" + name, files.read(path));
            } else if (lower.startsWith("translations/") && lower.endsWith(".xlf")) {
                extensions.add("xlf");
                add(zip, "Translations" + name.substring(name.indexOf('/')), files.read(path));
            }
        }
        add(zip, SymbolReader.NAME, SymbolWriter.write(app.identity(), app.schema()));
        Optional<String> logo = project.logo().filter(files.paths()::contains);
        if (logo.isPresent()) {
            byte[] image = files.read(logo.get());
            extensions.add(logo.get().substring(logo.get().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
            add(zip, LogoEntry.name(logo.get()), image);
            add(zip, MediaListing.NAME, MediaListing.of(logo.get(), guid(Digest.of(image))));
        } else {
            add(zip, MediaListing.NAME, MediaListing.empty());
        }
        add(zip, ContentTypes.NAME, ContentTypes.write(extensions));
        zip.finish();
    }

    private static void add(ReproducibleZip zip, String name, byte[] bytes) throws IOException {
        zip.add(name, bytes.length, Content.of(bytes));
    }
}
