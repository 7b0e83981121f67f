package dev.rubicon.repository.oci;

import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.oci.OciManifest.Layer;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.TargetFile;
import dev.rubicon.repository.tuf.TrustStore;
import dev.rubicon.repository.tuf.Updater;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The state that a registry has before another is pushed: whether that one may follow it, and which files are there already. */
final class Precedent {
    private static final Pattern ROOT = Pattern.compile("metadata/([0-9]{1,9})\\.root\\.json");

    private final Registry registry;
    private final MetadataRecord source;
    private final Updater next;
    private final boolean replace;

    /**
     * @param source of the state that is to follow
     * @param replace whatever is there may go
     */
    Precedent(Registry registry, MetadataRecord source, Updater next, boolean replace) {
        this.registry = registry;
        this.source = source;
        this.next = next;
        this.replace = replace;
    }

    /**
     * The files that are there, by what they are signed as; none if there is no state, or it is to be replaced.
     *
     * @throws InvalidInput RB386 or RB387 if the next state must not follow
     */
    SortedMap<String, TargetFile> files(Optional<Registry.Tagged> tagged) {
        if (tagged.isEmpty() || replace) {
            return new TreeMap<>();
        }
        OciManifest there =
                OciTransport.manifest(registry.address(), tagged.get().bytes());
        long version = version(there);
        if (version > next.timestamp().version()) {
            throw RegistryProblems.newer(
                    registry.address(), version, next.timestamp().version());
        }
        SortedMap<String, TargetFile> files = signed(there);
        if (!precedes(there)) {
            List<String> lost = files.keySet().stream()
                    .filter(path ->
                            path.startsWith("packages/") && next.find(path).isEmpty())
                    .map(path -> path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.zip$", ""))
                    .toList();
            if (!lost.isEmpty()) {
                throw RegistryProblems.lost(registry.address(), lost);
            }
        }
        return files;
    }

    private static long version(OciManifest there) {
        try {
            return Long.parseLong(there.annotations().getOrDefault(OciPush.TIMESTAMP_VERSION, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Whether it was once a state of what is pushed, as far as that still has its files. */
    private boolean precedes(OciManifest there) {
        return there.layers().stream()
                .filter(layer -> layer.title().startsWith(RepositoryLayout.METADATA))
                // The only one that changes under its name.
                .filter(layer -> !layer.title().equals(RepositoryLayout.TIMESTAMP))
                .allMatch(
                        layer -> source.metadata(layer.title(), layer.digest()).isPresent());
    }

    private SortedMap<String, TargetFile> signed(OciManifest there) {
        Path folder = temporary();
        TrustStore trust = new TrustStore(folder);
        try {
            trust.write("root", source.metadata(root(there)));
            return Updater.refreshed(
                            trust, (name, max) -> read(there, RepositoryLayout.METADATA + name, max), Expiry.IGNORED)
                    .allFiles();
        } catch (Untrusted e) {
            throw RegistryProblems.notOurs(registry.address(), e);
        } finally {
            delete(folder);
        }
    }

    // Its newest, as it is here: the keys may have changed since.
    private String root(OciManifest there) {
        long newest = 1;
        for (Layer layer : there.layers()) {
            Matcher root = ROOT.matcher(layer.title());
            if (root.matches()) {
                newest = Math.max(newest, Long.parseLong(root.group(1)));
            }
        }
        return RepositoryLayout.METADATA + Math.min(newest, next.root().version()) + ".root.json";
    }

    private Optional<byte[]> read(OciManifest there, String path, long maxBytes) {
        Optional<Layer> layer = there.layer(path);
        if (layer.filter(file -> file.size() > maxBytes).isPresent()) {
            throw RegistryProblems.tooLong(path, maxBytes);
        }
        return layer.flatMap(file -> source.metadata(path, file.digest())
                .or(() -> registry.read(file.digest(), file.size())
                        .filter(bytes -> Digest.of(bytes).equals(file.digest()))));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("rubicon-push");
        } catch (IOException e) {
            throw new Unavailable(
                    "RB319", "no temporary folder can be made", "check java.io.tmpdir and its free space");
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
