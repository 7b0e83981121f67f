package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.installer.Tags;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.upgrade.UpgradeTags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "tags",
        addMethodSubcommands = false,
        description = "Upgrade tags: what upgrade code has marked as done.",
        footer = {
            "",
            "Upgrade code does its work once: it sets a tag, and does nothing where the tag is set.",
            "",
            "Examples:",
            "  rubicon tags list --instance LSCentral",
            "  rubicon tags skip ABC-1234-ShoeSizeUpgrade-20201125 --company 'CRONUS Ltd.' --instance LSCentral"
        })
final class TagsCommand {
    /** The instance whose tags they are. */
    static final class Of {
        @Mixin
        private HomeOptions home;

        @Option(names = "--instance", required = true, paramLabel = "NAME", description = "The instance.")
        private InstanceName instance;

        Tags tags() {
            return new Tags(home.instance(instance), Clock.systemUTC());
        }
    }

    /** One tag. */
    static final class Which {
        @Parameters(paramLabel = "TAG", description = "The tag.")
        private String tag;

        @Option(
                names = "--company",
                paramLabel = "COMPANY",
                description = "The company; without it, the tag that counts for all.")
        private Optional<CompanyName> company;

        @Override
        public String toString() {
            return "tag " + tag
                    + company.map(name -> " of company '" + name + "'").orElse("");
        }
    }

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "List the tags of an instance.",
            footer = {"", "Example:", "  rubicon tags list --instance LSCentral"})
    int list(@Mixin Of of, @Option(names = "--json", description = "Print as JSON.") boolean json) {
        List<Tag> tags = of.tags().list();
        Terminal terminal = new Terminal(spec);
        if (json) {
            ArrayNode array = Json.array();
            tags.forEach(tag -> array.add(json(tag)));
            terminal.json(array);
        } else if (tags.isEmpty()) {
            terminal.message("instance " + of.instance + " has no upgrade tags");
        } else {
            TextTable table = new TextTable("COMPANY", "TAG", "SET", "WHAT");
            tags.forEach(tag ->
                    table.row(tag.company().orElse("-"), tag.tag(), tag.at(), tag.skipped() ? "skipped" : "done"));
            table.lines().forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }

    static ObjectNode json(Tag tag) {
        ObjectNode json = Json.object().put("tag", tag.tag());
        tag.company().ifPresent(company -> json.put("company", company));
        return json.put("set", tag.at()).put("skipped", tag.skipped());
    }

    @Command(
            name = "set",
            description = "Mark work of upgrade code as done.",
            footer = {"", "Example:", "  rubicon tags set ABC-1234-ShoeSize-20201125 --company CRONUS --instance Shop"})
    int set(@Mixin Of of, @Mixin Which which) {
        return put(of, which, false);
    }

    @Command(
            name = "skip",
            description = "Mark work of upgrade code as skipped: it does not run, and the mark says so.",
            footer = {"", "Example:", "  rubicon tags skip ABC-1234-ShoeSize-20201125 --company CRONUS --instance Shop"
            })
    int skip(@Mixin Of of, @Mixin Which which) {
        return put(of, which, true);
    }

    private int put(Of of, Which which, boolean skipped) {
        boolean changed =
                of.tags().put(which.tag, which.company, skipped, Who.runs(skipped ? "tags skip" : "tags set"));
        new Terminal(spec)
                .line(which + (changed ? " is now " : " was already ") + (skipped ? "marked as skipped" : "set"));
        return ExitCode.DONE.value();
    }

    @Command(
            name = "remove",
            description = "Take a mark away, so that the upgrade code does its work again in the next update.",
            footer = {
                "",
                "Example:",
                "  rubicon tags remove ABC-1234-ShoeSize-20201125 --company CRONUS --instance Shop"
            })
    int remove(@Mixin Of of, @Mixin Which which) {
        of.tags().remove(which.tag, which.company, Who.runs("tags remove"));
        new Terminal(spec).line("removed " + which);
        return ExitCode.DONE.value();
    }
}
