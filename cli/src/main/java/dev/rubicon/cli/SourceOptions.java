package dev.rubicon.cli;

import dev.rubicon.format.AppMetadataJson;
import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.Quoted;
import dev.rubicon.packager.PackSource;
import dev.rubicon.packager.PathPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What goes into a package. */
final class SourceOptions {
    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "A folder or file to put in; * and ? stand for characters of one name. Repeatable.")
    private List<String> paths = List.of();

    @Option(
            names = "--path-into",
            paramLabel = "FOLDER=PATH",
            description = "The same, into a folder of the package, such as Addin=bin/*.dll. Repeatable.")
    private List<String> placed = List.of();

    @Option(
            names = "--app-metadata",
            paramLabel = "KEY=VALUE|FILE",
            description =
                    "AppMetadata.json without such a file among the paths, such as ForceVersion=2.0.0. Repeatable.")
    private List<String> metadata = List.of();

    /** In the order given, those into folders last. */
    List<PackSource> sources() {
        List<PackSource> sources = new ArrayList<>();
        paths.forEach(text -> PathPattern.expand(text).forEach(path -> sources.add(PackSource.of(path))));
        for (String text : placed) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new InvalidInput(
                        "RB177",
                        "'" + Quoted.path(text) + "' is not FOLDER=PATH",
                        "write the folder of the package first, such as Addin=bin/addin.dll");
            }
            PackagePath folder = new PackagePath(text.substring(0, equals));
            PathPattern.expand(text.substring(equals + 1))
                    .forEach(path -> sources.add(new PackSource(path, Optional.of(folder))));
        }
        return sources;
    }

    /** Absent if it is not given here. */
    Optional<byte[]> metadata() {
        if (metadata.isEmpty()) {
            return Optional.empty();
        }
        if (metadata.size() == 1 && metadata.getFirst().indexOf('=') < 0) {
            OptionFile file = new OptionFile("--app-metadata", Conversions.path(metadata.getFirst()));
            byte[] document = file.bytes();
            AppMetadataJson.read(document, file.what());
            return Optional.of(document);
        }
        TreeMap<String, String> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String text : metadata) {
            int equals = text.indexOf('=');
            if (equals < 1 || keys.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
                throw new InvalidInput(
                        "RB127",
                        "'" + Quoted.shortened(text) + "' is not KEY=VALUE, or its key is there twice",
                        "write --app-metadata ForceVersion=2.0.0, or name one file");
            }
        }
        var document = Json.object();
        keys.forEach(document::put);
        return Optional.of(Json.write(document).getBytes(StandardCharsets.UTF_8));
    }
}
