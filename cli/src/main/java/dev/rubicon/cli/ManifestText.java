package dev.rubicon.cli;

import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.ForceProof;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Parameter;
import dev.rubicon.model.Quoted;
import java.util.ArrayList;
import java.util.List;

/** What a package says of itself, for people; its files aside. */
final class ManifestText {
    private final List<String> lines = new ArrayList<>();

    private ManifestText() {}

    static List<String> lines(Manifest manifest, AppMetadata metadata, Terminal terminal) {
        ManifestText text = new ManifestText();
        text.lines.add(
                "package " + terminal.bold(manifest.identity().toString()) + "  " + Quoted.shortened(manifest.name()));
        manifest.displayName().ifPresent(name -> text.add(Quoted.shortened(name)));
        manifest.description().ifPresent(description -> text.add(Quoted.sentence(description)));
        if (manifest.isPlatform()) {
            text.add("platform: arguments given to it count for the whole instance");
        }
        manifest.substituteFor().ifPresent(id -> text.add("substitutes for " + id));
        manifest.updatesFrom().ifPresent(range -> text.add("can be updated from " + range));
        manifest.minClientVersion().ifPresent(version -> text.add("needs Rubicon " + version + " or later"));
        metadata.forceVersion().ifPresent(version -> text.add("ForceVersion " + version));
        metadata.unknownKeys()
                .forEach(key -> text.add(
                        AppMetadata.FILE_NAME + " also says " + Quoted.shortened(key) + ", which is not used"));
        manifest.forceProof().ifPresent(text::proof);
        manifest.dependencies().forEach(dependency -> text.add("needs " + dependency + how(dependency)));
        manifest.parameters().forEach(text::parameter);
        for (PackageId id : manifest.fillParameters().packages()) {
            manifest.fillParameters()
                    .of(id)
                    .forEach((key, value) -> text.add("presets " + id + "." + key + " = " + Quoted.shortened(value)));
        }
        return text.lines;
    }

    private void add(String line) {
        lines.add("  " + line);
    }

    private static String how(Dependency dependency) {
        String optional = dependency.optional() ? ", optional" : "";
        return optional + (dependency.onlyRestrictVersion() ? ", restricts the version and installs nothing" : "");
    }

    private void parameter(Parameter parameter) {
        add("parameter " + parameter.key()
                + (parameter.required() ? ", required" : "")
                + (parameter.hidden() ? ", hidden" : "")
                + parameter
                        .defaultValue()
                        .map(value -> ", default " + Quoted.shortened(value))
                        .orElse("")
                + parameter
                        .description()
                        .map(text -> ": " + Quoted.sentence(text))
                        .orElse(""));
    }

    private void proof(ForceProof proof) {
        switch (proof) {
            case ForceProof.Skipped skipped -> add("ForceVersion was not proven: its author asked for that");
            case ForceProof.Compared compared -> {
                add("ForceVersion was proven against "
                        + Terminal.count(compared.starts().size(), "earlier version"));
                compared.starts().forEach(this::start);
            }
        }
    }

    private void start(ForceProof.Start start) {
        add("  from " + start.from() + ": "
                + (start.isBreaking() ? Terminal.count(start.changes().size(), "breaking change") : "nothing breaks"));
        start.changes()
                .forEach(change ->
                        add("    " + Quoted.shortened(change.code()) + " " + Quoted.shortened(change.action())));
    }
}
