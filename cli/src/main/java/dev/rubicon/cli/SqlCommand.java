package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.console.SqlConsole;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.database.Answer;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        description = "Run SQL against an instance; only reading, unless --write is given.",
        footer = {
            "",
            "@|bold $${table:NAME}|@ stands for the table of that name in the company.",
            "",
            "Examples:",
            "  rubicon sql --instance LSCentral 'SELECT * FROM $${table:Customer}'",
            "  rubicon sql --instance LSCentral --file rows.sql --write"
        })
final class SqlCommand implements Callable<Integer> {
    /** Where the statements come from. */
    static final class Script {
        @Parameters(paramLabel = "STATEMENT", description = "SQL; several statements are separated by ';'.")
        private String statement;

        @Option(names = "--file", paramLabel = "FILE", description = "A file of SQL statements.")
        private Path file;

        String text() {
            if (file == null) {
                return statement;
            }
            byte[] text = new GivenFile("RB822", "the SQL file", file).bytes();
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(text))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new InvalidInput("RB822", "the SQL file " + file + " is not UTF-8", "save it as UTF-8");
            }
        }
    }

    @ArgGroup(multiplicity = "1")
    private Script script;

    @Mixin
    private HomeOptions home;

    @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
    private InstanceName instance;

    @Option(names = "--company", paramLabel = "COMPANY", description = "The company, if the instance has several.")
    private Optional<CompanyName> company;

    @Option(names = "--write", description = "Allow changes; all statements are then one transaction.")
    private boolean write;

    @Option(names = "--json", description = "Print rows as JSON, one line for each statement.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Access access = write ? Access.WRITE : Access.READ;
        Terminal terminal = new Terminal(spec);
        try (InstanceDatabase database = InstanceDatabase.open(home.instance(instance), access)) {
            for (Answer answer : SqlConsole.run(database, company, script.text())) {
                print(answer, terminal);
            }
        }
        return ExitCode.DONE.value();
    }

    private void print(Answer answer, Terminal terminal) {
        List<List<Optional<String>>> rows = answer.rows();
        if (json) {
            ArrayNode array = Rows.json(answer.columns(), rows);
            terminal.jsonLine(Json.object().put("changed", answer.changed()).set("rows", array));
        } else if (answer.columns().isEmpty()) {
            terminal.line(Terminal.count(answer.changed(), "row") + " changed");
        } else {
            Rows.table(answer.columns(), rows).lines().forEach(terminal::line);
        }
    }
}
