package dev.rubicon.cli;

import dev.rubicon.al.appfile.Signature;
import dev.rubicon.al.signature.SignatureVerdict;
import dev.rubicon.al.symbolfile.Difference;
import dev.rubicon.cli.Inspection.OfApp;
import dev.rubicon.cli.Inspection.OfPackage;
import dev.rubicon.model.FileEntry;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** An inspection as a tree for people. */
final class InspectionText {
    private static final int MAX_DIFFERENCES = 50;

    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();

    private InspectionText(Terminal terminal) {
        this.terminal = terminal;
    }

    static List<String> lines(Inspection inspection, Terminal terminal) {
        InspectionText text = new InspectionText(terminal);
        switch (inspection) {
            case OfApp app -> text.app(app, "");
            case OfPackage aPackage -> text.aPackage(aPackage);
        }
        return text.lines;
    }

    /** {@code 2 tables, 1 table extension, 14 fields}. */
    static String counts(Schema schema) {
        int fields = schema.tables().stream()
                        .mapToInt(table -> table.fields().size())
                        .sum()
                + schema.extensions().stream()
                        .mapToInt(extension -> extension.fields().size())
                        .sum();
        return Terminal.count(schema.tables().size(), "table") + ", "
                + Terminal.count(schema.extensions().size(), "table extension") + ", "
                + Terminal.count(fields, "field");
    }

    private void aPackage(OfPackage inspected) {
        Manifest manifest = inspected.manifest();
        lines.addAll(ManifestText.lines(manifest, inspected.metadata(), terminal));
        manifest.apps().stream()
                .filter(app -> !inspected.apps().containsKey(app.path()))
                .forEach(app -> {
                    lines.add("  app " + Quoted.shortened(app.app().toString()) + " in " + app.path() + "/");
                    lines.add("    id " + app.app().id() + ", by "
                            + Quoted.shortened(app.app().publisher()));
                    lines.add("    " + counts(inspected.projects().get(app.path())));
                });
        for (FileEntry file : manifest.files()) {
            lines.add("  " + file.path() + "  " + Terminal.size(file.size()));
            if (inspected.apps().containsKey(file.path())) {
                app(inspected.apps().get(file.path()), "    ");
            }
        }
    }

    private void app(OfApp app, String indent) {
        lines.add(indent + "app "
                + terminal.bold(Quoted.shortened(app.identity().toString())) + " by "
                + Quoted.shortened(app.identity().publisher()) + (app.readyToRun() ? ", wrapped ready to run" : ""));
        String below = indent + "  ";
        lines.add(below + "id " + app.identity().id());
        app.dependencies().forEach(dependency -> lines.add(below + "needs " + Quoted.shortened(dependency.toString())));
        signature(app, below);
        lines.add(below + (app.hasSymbols() ? "symbols" : "no symbols") + ", "
                + (app.hasSource() ? "sources" : "no sources") + ": " + counts(app.schema()));
        app.differences().ifPresent(differences -> differences(differences, below));
        app.files().forEach((name, size) -> lines.add(below + Quoted.path(name) + "  " + Terminal.size(size)));
    }

    private void signature(OfApp app, String indent) {
        if (app.verdict().isPresent()) {
            switch (app.verdict().get()) {
                case SignatureVerdict.Valid valid ->
                    lines.add(indent + "signed by " + Quoted.path(valid.signer()) + signedAt(valid) + ", "
                            + terminal.good("verified"));
                case SignatureVerdict.Untrusted untrusted -> problem("not trusted", untrusted.problem(), indent);
                case SignatureVerdict.Broken broken -> problem("broken", broken.problem(), indent);
            }
        } else {
            app.signature()
                    .ifPresent(signature -> lines.add(indent + "signed by " + signer(signature) + ", not verified"));
        }
    }

    private static String signedAt(SignatureVerdict.Valid valid) {
        return valid.signedAt().map(time -> " at " + time).orElse(", without a time stamp that is trusted");
    }

    private void problem(String what, Problem problem, String indent) {
        lines.add(indent + terminal.warning(what) + ": " + problem.code() + ": " + problem.message());
        lines.add(indent + "  hint: " + problem.hint());
    }

    private static String signer(Signature signature) {
        return signature.signer().map(Quoted::path).orElse("somebody");
    }

    private void differences(List<Difference> differences, String indent) {
        if (differences.isEmpty()) {
            lines.add(indent + terminal.good("symbols and sources agree"));
            return;
        }
        lines.add(indent + terminal.warning("symbols and sources differ") + ", symbols first:");
        differences.stream()
                .limit(MAX_DIFFERENCES)
                .forEach(difference -> lines.add(indent + "  " + Quoted.path(difference.toString())));
        if (differences.size() > MAX_DIFFERENCES) {
            lines.add(indent + "  ... and " + Terminal.count(differences.size() - MAX_DIFFERENCES, "more difference"));
        }
    }
}
