package dev.rubicon.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The command list of {@code rubicon --help}, grouped by task. A command that is in no group fails the tests. */
final class CommandGroups implements IHelpSectionRenderer {
    static final Map<String, List<String>> GROUPS = groups();

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put(
                "Make and publish packages",
                List.of("init", "pack", "publish", "search", "show", "inspect", "diff", "app"));
        groups.put("Keep repositories", List.of("repository", "push", "mirror"));
        groups.put("Keep instances", List.of("instance", "company", "tags", "sql"));
        groups.put(
                "Plan and update",
                List.of(
                        "resolve",
                        "lock",
                        "fetch",
                        "plan",
                        "apply",
                        "install",
                        "update",
                        "upgrade",
                        "uninstall",
                        "sync",
                        "rollback"));
        groups.put("Look back", List.of("history", "archive", "snapshot", "drift", "doctor"));
        groups.put("Serve others", List.of("serve", "token", "audit", "fleet", "deployment", "installer"));
        groups.put("Belong to a fleet", List.of("agent"));
        groups.put("Try out", List.of("demo", "force", "version"));
        groups.put("Set up", List.of("cache", "completion", "man"));
        return groups;
    }

    @Override
    public String render(Help help) {
        Map<String, CommandLine> commands = help.commandSpec().subcommands();
        List<String> lines = new ArrayList<>();
        GROUPS.forEach((title, names) -> {
            lines.add(help.colorScheme().ansi().string("@|bold " + title + "|@"));
            for (String name : names) {
                String description =
                        commands.get(name).getCommandSpec().usageMessage().description()[0];
                lines.add(String.format("  %-11s %s", name, description));
            }
            lines.add("");
        });
        return String.join(System.lineSeparator(), lines);
    }
}
