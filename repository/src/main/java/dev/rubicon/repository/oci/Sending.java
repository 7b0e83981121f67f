package dev.rubicon.repository.oci;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.http.WebRequest.Body;
import dev.rubicon.repository.oci.OciManifest.Layer;
import dev.rubicon.repository.oci.OciManifest.Type;
import dev.rubicon.repository.tuf.TargetFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Files on their way to a registry: each is sent if it is not there, then tagged. */
final class Sending {
    private static final String PACKAGES = "packages/";
    private static final Pattern NAME = Pattern.compile("(index|packages/[0-9A-Za-z][0-9A-Za-z._+-]{0,254}"
            + "/[0-9A-Za-z][0-9A-Za-z._+-]{0,254})/[0-9A-Za-z][0-9A-Za-z._+-]{0,254}");

    private final Registry registry;
    private final MetadataRecord source;
    private final Set<String> there = new TreeSet<>();
    private int packages;
    private int sent;
    private long bytes;

    Sending(Registry registry, MetadataRecord source) {
        this.registry = registry;
        this.source = source;
    }

    OciPush.Report report(long state) {
        return new OciPush.Report(state, packages, sent, bytes);
    }

    static Digest digest(TargetFile file) {
        return Optional.ofNullable(file.hashes().get("sha256"))
                .map(Digest::new)
                .orElseThrow(() -> new Untrusted(
                        "RB310", "a file is signed without a SHA-256", "get it from the publisher or another mirror"));
    }

    /** A signed file, and the artifact that keeps it. */
    void send(String path, TargetFile file) {
        // Whoever signs chooses the names, and files of these names are read.
        if (!NAME.matcher(path).matches()) {
            throw RegistryProblems.notOurKind(path);
        }
        Digest digest = digest(file);
        String fileName = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith(PACKAGES)) {
            sendPackage(path, fileName, file.length(), digest);
            tag(
                    OciTags.ofPackage(fileName),
                    new OciManifest(
                            Type.PACKAGE, List.of(new Layer(fileName, file.length(), digest)), described(path)));
            packages++;
        } else {
            sendSmall(path, digest, index(path, file.length(), digest));
            Optional<PackageId> id = RepositoryLayout.indexedBy(path);
            Layer layer = new Layer(path, file.length(), digest);
            id.ifPresent(
                    one -> tag(OciTags.ofIndex(one), new OciManifest(Type.INDEX, List.of(layer), new TreeMap<>())));
        }
    }

    // For people who look into the registry: id and version, which are parts of the path.
    private static SortedMap<String, String> described(String path) {
        String[] parts = path.split("/");
        SortedMap<String, String> annotations = new TreeMap<>();
        annotations.put(OciManifest.TITLE, parts[1].replace("__", "/"));
        annotations.put(OciManifest.VERSION, parts[2]);
        return annotations;
    }

    private void sendPackage(String path, String fileName, long size, Digest digest) {
        if (isThere(digest)) {
            return;
        }
        Path file = source.fetch(RepositoryLayout.stored(path, digest), size, digest)
                .orElseThrow(() -> missing(path));
        registry.store(fileName, digest, size, new Body.File(file));
        count(size);
    }

    private byte[] index(String path, long size, Digest digest) {
        return source.read(RepositoryLayout.stored(path, digest), size)
                .filter(content -> Digest.of(content).equals(digest))
                .orElseThrow(() -> missing(path));
    }

    private static Corrupt missing(String path) {
        return new Corrupt(new Problem(
                "RB304",
                "the repository's " + path + " is missing, or not the one that was signed",
                "restore it from a mirror or a backup; a package can be published again"));
    }

    /** A file of the state itself. */
    void sendLayer(Layer layer) {
        if (layer.title().startsWith(RepositoryLayout.METADATA)) {
            sendSmall(layer.title(), layer.digest(), source.metadata(layer.title()));
        }
    }

    /** The empty object that every manifest has. */
    void config() {
        sendSmall("{}", Digest.of(OciManifest.CONFIG), OciManifest.CONFIG);
    }

    private void sendSmall(String name, Digest digest, byte[] content) {
        if (!isThere(digest)) {
            registry.store(name, digest, content.length, new Body.Bytes(content));
            count(content.length);
        }
    }

    // Asked for once: the empty object is in every manifest.
    private boolean isThere(Digest digest) {
        return !there.add(digest.hex()) || registry.has(digest);
    }

    private void count(long size) {
        sent++;
        bytes += size;
    }

    private void tag(String tag, OciManifest manifest) {
        config();
        registry.tag(tag, manifest.render());
    }
}
