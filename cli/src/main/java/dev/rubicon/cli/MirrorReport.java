package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.repository.mirror.MirrorPlan;
import java.nio.file.Path;

/** Says what became of a mirror, or what would. */
record MirrorReport(Terminal terminal, boolean json) {
    void print(MirrorPlan plan, boolean dryRun, String mirror) {
        if (json) {
            terminal.json(json(plan, dryRun, mirror));
            return;
        }
        if (dryRun) {
            plan.bring()
                    .forEach(file -> terminal.line("bring  " + file.path() + "  (" + Terminal.size(file.size()) + ")"));
            plan.remove().forEach((path, size) -> terminal.line("delete " + path + "  (" + Terminal.size(size) + ")"));
        }
        terminal.line(summary(plan, dryRun, mirror));
        plan.mark().ifPresent(mark -> terminal.message("it is a mirror of a part: " + mark.holds()));
    }

    /** The source has nothing new. */
    void current(String mirror) {
        if (json) {
            terminal.json(Json.object()
                    .put("mirror", mirror)
                    .put("outcome", "unchanged")
                    .put("whole", true));
        } else {
            terminal.line(mirror + " is up to date: the source has not changed");
        }
    }

    /** @param size of the file, in bytes */
    void written(MirrorPlan plan, boolean dryRun, Path file, long size) {
        if (json) {
            terminal.json(json(plan, dryRun, file.toString())
                    .put("outcome", dryRun ? "planned" : "written")
                    .put("size", size));
            return;
        }
        String carries = Terminal.count(plan.bring().size(), "file") + ", " + Terminal.size(plan.bytes());
        if (dryRun) {
            plan.bring()
                    .forEach(one -> terminal.line("carry  " + one.path() + "  (" + Terminal.size(one.size()) + ")"));
            terminal.line(file + " would carry " + carries);
        } else {
            terminal.line(
                    file + " carries " + carries + " of state " + plan.timestamp() + ", in " + Terminal.size(size));
        }
    }

    private static String summary(MirrorPlan plan, boolean dryRun, String mirror) {
        String holds = ": " + Terminal.count(plan.held(), "package") + ", " + Terminal.size(plan.heldBytes());
        if (!plan.isChange()) {
            return mirror + " is up to date" + holds;
        }
        String brings = Terminal.count(plan.bring().size(), "file") + ", " + Terminal.size(plan.bytes());
        String deletes = plan.remove().isEmpty()
                ? ""
                : (dryRun ? "; would delete " : "; deleted ")
                        + Terminal.count(plan.remove().size(), "file") + ", " + Terminal.size(plan.removedBytes());
        return (dryRun
                        ? "would bring " + brings + deletes + "; then " + mirror
                        : "brought " + brings + deletes + "; " + mirror)
                + (dryRun ? " would hold" : " holds")
                + holds.substring(1);
    }

    private static ObjectNode json(MirrorPlan plan, boolean dryRun, String mirror) {
        ObjectNode node = Json.object()
                .put("mirror", mirror)
                .put("outcome", dryRun ? "planned" : plan.isChange() ? "mirrored" : "unchanged")
                .put("state", plan.timestamp())
                .put("packages", plan.held())
                .put("bytes", plan.heldBytes())
                .put("whole", plan.mark().isEmpty());
        ArrayNode brought = node.putArray("brought");
        plan.bring()
                .forEach(file -> brought.addObject()
                        .put("path", file.path())
                        .put("size", file.size())
                        .put("sha256", file.digest().hex()));
        node.put("broughtBytes", plan.bytes());
        ArrayNode deleted = node.putArray("deleted");
        plan.remove()
                .forEach((path, size) -> deleted.addObject().put("path", path).put("size", size));
        return node;
    }
}
