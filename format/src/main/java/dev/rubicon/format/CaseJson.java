package dev.rubicon.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.model.SyncMode;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A problem of choosing versions as a JSON document of its own:
 *
 * <pre>
 * {"name": "...", "packages": [{"id": "app", "version": "1.0", "dependencies": [{"id": "base", "version": "&gt;=1.0"}]}],
 *  "roots": [{"id": "app", "version": ""}], "locked": {"base": "1.0"}}
 * </pre>
 *
 * An index has only packages, a question only roots. Keys beside these say where a problem is from and what is expected, and are
 * for others to read.
 *
 * @param packages each version once
 * @param roots what is asked for, in order
 * @param locked what is installed already
 * @param leftOut packages whose version is none of ours, such as 1.0.1.20090313144615; nothing can ask for them
 */
public record CaseJson(
        Optional<String> name,
        List<Release> packages,
        List<Dependency> roots,
        SortedMap<PackageId, Version> locked,
        List<Problem> leftOut) {
    private static final Digest NO_FILE = Digest.of(new byte[0]);

    public CaseJson {
        packages = List.copyOf(packages);
        roots = List.copyOf(roots);
        locked = new TreeMap<>(locked);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * @param what names the document in messages
     * @throws InvalidInput RB120 to RB123, or what is wrong with a version or query
     */
    public static CaseJson read(byte[] bytes, String what, ForeignNames names) {
        return of(JsonObject.read(bytes, what), what, names);
    }

    /** One that is a line of a file, or has been read already. */
    public static CaseJson of(JsonObject json, String what, ForeignNames names) {
        List<Problem> leftOut = new ArrayList<>();
        List<Optional<Release>> packages = json.list("packages", node -> release(node, what, names, leftOut));
        return new CaseJson(
                json.optionalString("name"),
                packages.stream().flatMap(Optional::stream).toList(),
                json.list("roots", node -> dependency(JsonObject.of(node, "a root in " + what), names)),
                locked(json, what, names),
                leftOut);
    }

    private static Optional<Release> release(JsonNode node, String what, ForeignNames names, List<Problem> leftOut) {
        JsonObject json = JsonObject.of(node, "a package in " + what);
        String written = json.string("version");
        Version version;
        try {
            version = Version.parse(written);
        } catch (InvalidInput foreign) {
            foreign.problems().forEach(problem -> leftOut.add(problem.at("left out of " + what)));
            return Optional.empty();
        }
        PackageVersion identity = new PackageVersion(json.parsed("id", names::id), version);
        // Some say the same dependency twice.
        Set<Dependency> dependencies = new LinkedHashSet<>(json.list(
                "dependencies", line -> dependency(JsonObject.of(line, "a dependency in " + what), names)));
        Release release = new Release(
                identity,
                identity.id().value(),
                List.copyOf(dependencies),
                json.optionalParsed("substituteFor", names::id),
                false,
                Optional.empty(),
                List.of(),
                0,
                NO_FILE,
                json.flag("yanked"),
                SyncMode.ADD,
                json.optionalParsed("updatesFrom", VersionQuery::parse));
        json.end();
        return Optional.of(release);
    }

    private static Dependency dependency(JsonObject json, ForeignNames names) {
        Dependency dependency = new Dependency(
                json.parsed("id", names::id),
                json.optionalParsed("version", VersionQuery::parse).orElse(VersionQuery.ANY),
                json.flag("optional"),
                json.flag("onlyRestrictVersion"));
        json.end();
        return dependency;
    }

    private static SortedMap<PackageId, Version> locked(JsonObject json, String what, ForeignNames names) {
        SortedMap<PackageId, Version> locked = new TreeMap<>();
        json.optional("locked").ifPresent(node -> {
            JsonObject versions = JsonObject.of(node, "'locked' in " + what);
            for (String name : versions.unasked()) {
                locked.put(names.id(name), versions.parsed(name, Version::parse));
            }
        });
        return locked;
    }
}
