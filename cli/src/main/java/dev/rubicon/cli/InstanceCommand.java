package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.ArgumentsJson;
import dev.rubicon.format.Json;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.instance.InstalledPackage;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.instance.InstanceState;
import dev.rubicon.installer.instance.Instances;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "instance",
        addMethodSubcommands = false,
        description = "Instances: a database and the apps in it.",
        footer = {
            "",
            "Examples:",
            "  rubicon instance create LSCentral --company 'CRONUS Ltd.'",
            "  rubicon instance show LSCentral"
        })
final class InstanceCommand {
    private static final String DEFAULT_COMPANY = "My Company";

    /** An instance, with and without {@code --instance} before its name. */
    static final class Named {
        @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
        private InstanceName name;

        @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The same, by name.")
        private InstanceName named;

        InstanceName name() {
            return name == null ? named : name;
        }
    }

    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = "Make an empty instance.",
            footer = {
                "",
                "Examples:",
                "  rubicon instance create LSCentral --company 'CRONUS Ltd.'",
                "  rubicon instance create Store7 --database jdbc:sqlite:/srv/store7.db",
                "  rubicon instance create HQ --database 'jdbc:postgresql://db.example/erp?user=hq' --schema hq"
            })
    int create(
            @Mixin HomeOptions home,
            @ArgGroup(multiplicity = "1") Named named,
            @Option(
                            names = "--company",
                            paramLabel = "COMPANY",
                            description = "A company in it. Repeatable. Default: '" + DEFAULT_COMPANY + "'.")
                    List<CompanyName> companies,
            @Option(
                            names = "--database",
                            paramLabel = "URL",
                            description = "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE."
                                    + " Default: a file in Rubicon's folder.")
                    Optional<String> url,
            @Option(
                            names = "--schema",
                            paramLabel = "NAME",
                            description = "The schema of a PostgreSQL database; it is made if it is not there."
                                    + " Default: public.")
                    Optional<String> schema) {
        InstanceName name = named.name();
        Instances instances = home.instances();
        DatabaseAddress given = url.map(DatabaseAddress::parse).orElseGet(() -> instances.defaultDatabase(name));
        DatabaseAddress database = schema.map(given::inSchema).orElse(given);
        List<CompanyName> all = companies == null ? List.of(new CompanyName(DEFAULT_COMPANY)) : companies;
        Instance instance = instances.create(name, database, all);
        new Terminal(spec)
                .line("created instance " + name + " with "
                        + all.stream()
                                .map(company -> "company '" + company + "'")
                                .collect(Collectors.joining(", "))
                        + " in " + instance.url());
        return ExitCode.DONE.value();
    }

    @Command(
            name = "add",
            description = "Register an instance whose database is there already.",
            footer = {"", "Example:", "  rubicon instance add Store7 --database jdbc:sqlite:/srv/store7.db"})
    int add(
            @Mixin HomeOptions home,
            @ArgGroup(multiplicity = "1") Named named,
            @Option(
                            names = "--database",
                            required = true,
                            paramLabel = "URL",
                            description = "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE.")
                    String url,
            @Option(
                            names = "--schema",
                            paramLabel = "NAME",
                            description = "The schema of a PostgreSQL database. Default: public.")
                    Optional<String> schema) {
        DatabaseAddress given = DatabaseAddress.parse(url);
        DatabaseAddress database = schema.map(given::inSchema).orElse(given);
        Instance instance = home.instances().add(named.name(), database);
        new Terminal(spec).line("added instance " + instance.name() + " in " + instance.url());
        return ExitCode.DONE.value();
    }

    @Command(
            name = "list",
            description = "List the instances.",
            footer = {"", "Example:", "  rubicon instance list --json"})
    int list(@Mixin HomeOptions home, @Option(names = "--json", description = "Print as JSON.") boolean json) {
        Instances.Listing listing = home.instances().list();
        List<Instance> instances = listing.instances();
        Terminal terminal = new Terminal(spec);
        terminal.warnings(listing.problems());
        if (json) {
            ArrayNode array = Json.array();
            instances.forEach(instance ->
                    array.addObject().put("name", instance.name().value()).put("database", instance.url()));
            terminal.json(array);
        } else if (instances.isEmpty()) {
            terminal.message("there are no instances in " + home.home() + "; create one: rubicon instance create NAME");
        } else {
            TextTable table = new TextTable("INSTANCE", "DATABASE");
            instances.forEach(instance -> table.row(instance.name().value(), instance.url()));
            table.lines().forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }

    @Command(
            name = "show",
            description = "Show what an instance holds.",
            footer = {"", "Example:", "  rubicon instance show LSCentral"})
    int show(
            @Mixin HomeOptions home,
            @ArgGroup(multiplicity = "1") Named named,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        Instance instance = home.instance(named.name());
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            InstanceState state = database.readState();
            Terminal terminal = new Terminal(spec);
            if (json) {
                terminal.json(json(instance, state));
            } else {
                print(instance, state, terminal);
            }
        }
        return ExitCode.DONE.value();
    }

    private static void print(Instance instance, InstanceState state, Terminal terminal) {
        terminal.line("instance   " + terminal.bold(instance.name().value()));
        terminal.line("database   " + instance.url());
        terminal.line("companies  "
                + state.companies().stream().map(CompanyName::value).collect(Collectors.joining(", ")));
        terminal.line("");
        if (state.packages().isEmpty()) {
            terminal.line("no packages are installed");
        } else {
            TextTable table = new TextTable("PACKAGE", "VERSION", "ASKED FOR AS", "APPS");
            for (InstalledPackage installed : state.packages().values()) {
                PackageId id = installed.release().id();
                String apps = state.apps().values().stream()
                        .filter(app -> app.packageId().equals(id) && app.installed())
                        .map(InstanceCommand::installed)
                        .collect(Collectors.joining(", "));
                table.row(
                        id.value(),
                        installed.release().version().toString(),
                        installed.request().map(InstanceCommand::asked).orElse("(dependency)"),
                        apps);
            }
            table.lines().forEach(terminal::line);
        }
        state.apps().values().stream().filter(app -> !app.installed()).forEach(app -> terminal.line(left(app, state)));
        for (PackageId id : state.arguments().packages()) {
            state.arguments()
                    .of(id)
                    .forEach((key, value) -> terminal.line("argument   " + id + "." + key + "=" + value));
        }
    }

    // A sync may have brought the schema further than the app.
    private static String installed(InstalledApp app) {
        Version schema = app.identity().version();
        Version version = app.dataVersion().orElse(schema);
        return app.identity().name() + " " + version + (version.equals(schema) ? "" : " (schema of " + schema + ")");
    }

    private static String left(InstalledApp app, InstanceState state) {
        return app.dataVersion().isPresent()
                ? "not installed, rows kept: " + app.identity()
                        + Optional.ofNullable(state.kept().get(app.packageId()))
                                .map(release -> " (" + release.identity() + ")")
                                .orElse("")
                : "synced, never installed: " + app.identity();
    }

    private static String asked(VersionQuery query) {
        return query.equals(VersionQuery.ANY) ? "any version" : query.toString();
    }

    private static ObjectNode json(Instance instance, InstanceState state) {
        ObjectNode json = Json.object().put("name", instance.name().value()).put("database", instance.url());
        ArrayNode companies = json.putArray("companies");
        state.companies().forEach(company -> companies.add(company.value()));
        ArrayNode packages = json.putArray("packages");
        for (InstalledPackage installed : state.packages().values()) {
            ObjectNode node = packages.addObject()
                    .put("id", installed.release().id().value())
                    .put("version", installed.release().version().toString())
                    .put("requested", installed.request().isPresent());
            installed.request().ifPresent(query -> node.put("query", query.toString()));
        }
        ArrayNode apps = json.putArray("apps");
        for (InstalledApp app : state.apps().values()) {
            apps.addObject()
                    .put("id", app.id().toString())
                    .put("name", app.identity().name())
                    .put("publisher", app.identity().publisher())
                    .put("version", app.identity().version().toString())
                    .put("package", app.packageId().value())
                    .put("installed", app.installed())
                    .put("dataVersion", app.dataVersion().map(Version::toString).orElse(null))
                    .put("tables", app.schema().tables().size());
        }
        json.set("arguments", ArgumentsJson.write(state.arguments()));
        return json;
    }

    @Command(
            name = "remove",
            description = "Forget an instance. Its database stays, unless --delete-database is given.",
            footer = {"", "Example:", "  rubicon instance remove Store7"})
    int remove(
            @Mixin HomeOptions home,
            @ArgGroup(multiplicity = "1") Named named,
            @Option(
                            names = "--delete-database",
                            description = "Delete the database file, or the schema made for it, with all its rows.")
                    boolean delete) {
        InstanceName name = named.name();
        if (delete) {
            Instance instance = home.instance(name);
            home.instances().delete(instance, Who.runs("instance remove").toString());
            new Terminal(spec).line("removed instance " + name + " and its database " + instance.database());
        } else {
            home.instances().unregister(name);
            new Terminal(spec).line("removed instance " + name + "; its database stays where it is");
        }
        return ExitCode.DONE.value();
    }
}
