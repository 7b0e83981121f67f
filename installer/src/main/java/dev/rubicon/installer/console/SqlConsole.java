package dev.rubicon.installer.console;

import dev.rubicon.installer.database.Answer;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.plan.Planner;
import dev.rubicon.installer.plan.StoredTable;
import dev.rubicon.installer.sync.TableNames;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs SQL against an instance. {@code ${table:Customer}} stands for the table of that name, in the company chosen if there is
 * one for each company.
 */
public final class SqlConsole {
    private static final Pattern TABLE = Pattern.compile("\\$\\{table:([^}]*)}");

    private SqlConsole() {}

    /**
     * The answer of each statement, in order; all of them are one transaction, which only reads if {@code database} does.
     *
     * @throws InvalidInput RB633 for a statement that would leave that transaction or the database
     */
    public static List<Answer> run(InstanceDatabase database, Optional<CompanyName> company, String script) {
        List<String> statements = SqlScript.statements(
                withTables(script, database, company), database.sql().dialect());
        for (String statement : statements) {
            if (database.sql().dialect().outside().matcher(statement).matches()) {
                throw new InvalidInput(
                        "RB633",
                        "'" + Quoted.shortened(statement) + "' cannot be run here",
                        "all statements are one transaction of this database; leave that one out");
            }
        }
        return database.sql()
                .inTransaction(
                        () -> statements.stream().map(database.sql()::answer).toList());
    }

    private static String withTables(String script, InstanceDatabase database, Optional<CompanyName> company) {
        InstanceState state = database.readState();
        List<StoredTable> tables = Planner.storedTables(state);
        return TABLE.matcher(script)
                .replaceAll(match -> Matcher.quoteReplacement(
                        database.sql().dialect().quoted(name(match.group(1), tables, state, company))));
    }

    private static String name(
            String table, List<StoredTable> tables, InstanceState state, Optional<CompanyName> company) {
        List<StoredTable> found =
                tables.stream().filter(t -> t.name().equalsIgnoreCase(table)).toList();
        if (found.size() != 1) {
            throw new InvalidInput(
                    "RB630",
                    (found.isEmpty() ? "there is no table '" : "there is more than one table '")
                            + Quoted.shortened(table) + "' in the instance",
                    found.isEmpty()
                            ? tables.isEmpty()
                                    ? "no app with tables is installed"
                                    : "tables are "
                                            + tables.stream()
                                                    .map(StoredTable::name)
                                                    .sorted()
                                                    .limit(20)
                                                    .collect(Collectors.joining(", "))
                            : "write its full name in the database");
        }
        if (!found.getFirst().perCompany()) {
            return TableNames.of(found.getFirst(), Optional.empty());
        }
        return TableNames.of(found.getFirst(), Optional.of(theCompany(state, company)));
    }

    private static CompanyName theCompany(InstanceState state, Optional<CompanyName> chosen) {
        List<CompanyName> companies = state.companies();
        String known = companies.stream().map(CompanyName::value).collect(Collectors.joining(", "));
        if (chosen.isPresent()) {
            return companies.stream()
                    .filter(c -> c.value().equalsIgnoreCase(chosen.get().value()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput(
                            "RB631",
                            "there is no company '" + chosen.get() + "' in instance '" + state.name() + "'",
                            "companies are " + known));
        }
        if (companies.size() != 1) {
            throw new InvalidInput(
                    "RB632",
                    "the instance has " + companies.size() + " companies",
                    "choose one by --company: " + known);
        }
        return companies.getFirst();
    }
}
