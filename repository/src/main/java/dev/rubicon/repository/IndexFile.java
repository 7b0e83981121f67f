package dev.rubicon.repository;

import dev.rubicon.format.Json;
import dev.rubicon.format.ReleaseJson;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The index of one package: a line of JSON for each release, ascending by version, each ended by a line feed. */
public final class IndexFile {
    private final PackageId id;
    private final String name;

    /** @param name of the file in messages */
    IndexFile(PackageId id, String name) {
        this.id = id;
        this.name = name;
    }

    /** @throws Corrupt RB303 with the line */
    List<Release> parse(byte[] bytes) {
        if (bytes.length > Json.MAX_BYTES) {
            throw new Corrupt(RepositoryProblems.damagedIndex(name, "it is larger than " + Json.MAX_BYTES + " bytes"));
        }
        List<Release> releases = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                releases.add(line(Arrays.copyOfRange(bytes, start, at), releases));
                start = at + 1;
            }
        }
        if (start < bytes.length || releases.isEmpty()) {
            throw damaged(releases.size() + 1, "it does not end with a line feed");
        }
        return List.copyOf(releases);
    }

    private Release line(byte[] bytes, List<Release> earlier) {
        int number = earlier.size() + 1;
        Release release;
        try {
            release = ReleaseJson.read(bytes, "it");
        } catch (InvalidInput e) {
            throw new Corrupt(problem(number, e.getMessage()), e);
        }
        if (!release.id().equals(id)) {
            throw damaged(number, "it is about " + release.id());
        }
        if (!earlier.isEmpty() && !release.version().isAfter(earlier.getLast().version())) {
            throw damaged(
                    number,
                    "version " + release.version() + " does not come after "
                            + earlier.getLast().version());
        }
        return release;
    }

    private Corrupt damaged(int line, String why) {
        return new Corrupt(problem(line, why));
    }

    private Problem problem(int line, String why) {
        return RepositoryProblems.damagedIndex("line " + line + " of " + name, why);
    }

    /** The bytes of an index. */
    public static byte[] render(List<Release> releases) {
        StringBuilder lines = new StringBuilder();
        releases.forEach(release ->
                lines.append(Json.writeLine(ReleaseJson.write(release))).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
