package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What was pinned, for people and for programs. */
final class PinsReport {
    private PinsReport() {}

    static List<String> lines(Pins pins) {
        List<String> lines = new ArrayList<>();
        pins.pinned().forEach((id, version) -> lines.add("  pinned " + id + " =" + version));
        pins.open().forEach(dependency -> lines.add("  not pinned, as nothing needs it: " + dependency));
        return lines;
    }

    /** Puts {@code pinned} and {@code notPinned} into the answer of pack. */
    static void write(Pins pins, ObjectNode owner) {
        ObjectNode pinned = owner.putObject("pinned");
        pins.pinned().forEach((id, version) -> pinned.put(id.value(), version.toString()));
        ArrayNode open = owner.putArray("notPinned");
        pins.open().forEach(dependency -> open.add(dependency.toString()));
    }
}
