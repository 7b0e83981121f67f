package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.al.App;
import dev.rubicon.al.appfile.AppFile;
import dev.rubicon.format.Json;
import dev.rubicon.format.SchemaJson;
import dev.rubicon.model.Quoted;
import dev.rubicon.schema.Field;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "symbols",
        description = "Show the tables of an app file.",
        footer = {
            "",
            "They come from the symbols inside, or from the sources where there are none.",
            "",
            "Example:",
            "  rubicon app symbols Me_MyApp_1.0.0.0.app --json"
        })
final class AppSymbolsCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The app file.")
    private Path file;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        App app;
        try (AppFile opened = AppFile.open(file)) {
            app = opened.app();
        }
        Terminal terminal = new Terminal(spec);
        if (json) {
            ObjectNode node = Json.object().put("app", app.identity().toString());
            terminal.json(node.setAll(SchemaJson.write(app.schema())));
        } else {
            print(app, terminal);
        }
        return ExitCode.DONE.value();
    }

    private static void print(App app, Terminal terminal) {
        terminal.line(terminal.bold(app.identity().toString()) + "  " + InspectionText.counts(app.schema()));
        for (Table table : app.schema().tables()) {
            terminal.line("");
            terminal.line("table " + table.id() + " " + Quoted.shortened(table.name())
                    + (table.isStored() ? "" : "  not stored"));
            members(table.fields(), table.keys(), terminal);
        }
        for (TableExtension extension : app.schema().extensions()) {
            terminal.line("");
            terminal.line("table extension " + extension.id() + " " + Quoted.shortened(extension.name()) + " of "
                    + Quoted.shortened(extension.target()));
            members(extension.fields(), extension.keys(), terminal);
        }
    }

    private static void members(List<Field> fields, List<Key> keys, Terminal terminal) {
        TextTable table = new TextTable("  FIELD", "NAME", "TYPE", "STORED");
        for (Field field : fields) {
            table.row(
                    "  " + field.id(),
                    Quoted.shortened(field.name()),
                    Quoted.shortened(field.type().toString()),
                    field.isStored() ? "yes" : why(field));
        }
        table.lines().forEach(terminal::line);
        for (Key key : keys) {
            String names = Quoted.shortened(String.join(", ", key.fields()));
            terminal.line("  key " + Quoted.shortened(key.name()) + ": " + names + (key.unique() ? ", unique" : ""));
        }
    }

    private static String why(Field field) {
        return switch (field.fieldClass()) {
            case FLOW_FIELD, FLOW_FILTER ->
                field.fieldClass().name().toLowerCase(Locale.ROOT).replace("_", "");
            case NORMAL -> field.enabled() ? "moved" : "disabled";
        };
    }
}
