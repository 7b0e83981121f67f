package dev.rubicon.repository.oci;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.SignedRepository;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.oci.OciManifest.Layer;
import dev.rubicon.repository.oci.OciManifest.Type;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.TargetFile;
import dev.rubicon.repository.tuf.TrustStore;
import dev.rubicon.repository.tuf.Updater;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Brings the state of a repository to a registry: its packages and indexes first, each under a tag of its own, the tag {@code repository}
 * last. Whatever ends it in between leaves the old state. Nothing is signed: what is pushed is what was published, byte for byte.
 *
 * <p>Registries cannot be asked to change a tag only if nobody else has. So it is looked before the tag is changed whether it is still the
 * one that was found at first, and afterwards whether it is ours.
 */
public final class OciPush {
    /** Which state a manifest is, as its pusher said. Nobody believes it but those who push. */
    static final String TIMESTAMP_VERSION = "dev.rubicon.timestamp.version";

    private static final Pattern ASKED_EVERY_TIME = Pattern.compile("timestamp\\.json|[0-9]+\\.snapshot\\.json");

    private final MetadataRecord source;
    private final TrustStore trust;
    private final Expiry expiry;
    private final Registry registry;

    /**
     * @param source what is pushed
     * @param trust in it
     */
    public OciPush(Transport source, TrustStore trust, Expiry expiry, Registry registry) {
        this.source = new MetadataRecord(source);
        this.trust = trust;
        this.expiry = expiry;
        this.registry = registry;
    }

    /**
     * What was done.
     *
     * @param state the version of the timestamp that the registry has now
     * @param packages how many were tagged that the state before did not have
     * @param sent blobs that the registry did not have
     * @param bytes of them
     */
    public record Report(long state, int packages, int sent, long bytes) {}

    /**
     * Pushes what the registry lacks.
     *
     * @param replace whatever others have published there may go; and of every file is asked whether it is there
     * @throws dev.rubicon.model.InvalidInput RB386 if the registry has a newer state; RB387 if it has packages that would be lost
     * @throws Unavailable RB388 if somebody else pushes at the same time
     * @throws dev.rubicon.model.Untrusted RB310 to RB320 if what is to be pushed is not trusted
     */
    public Report push(boolean replace) {
        SignedRepository repository = new SignedRepository(source, trust, expiry);
        Updater state = repository.state();
        if (trust.read("timestamp")
                .filter(seen -> Arrays.equals(seen, source.metadata(RepositoryLayout.TIMESTAMP)))
                .isEmpty()) {
            throw RegistryProblems.moved(source.location());
        }
        SortedMap<String, TargetFile> files = state.allFiles();
        Optional<Registry.Tagged> before = registry.manifest(OciTags.STATE, Optional.empty());
        Sending sending = new Sending(registry, source);
        OciManifest next = manifest(state, files);
        if (!replace
                && before.filter(there -> Digest.of(there.bytes()).equals(Digest.of(next.render())))
                        .isPresent()) {
            return sending.report(state.timestamp().version());
        }
        SortedMap<String, TargetFile> there = new Precedent(registry, source, state, replace).files(before);
        files.forEach((path, file) -> {
            if (!file.equals(there.get(path))) {
                sending.send(path, file);
            }
        });
        next.layers().forEach(sending::sendLayer);
        sending.config();
        if (!bytes(registry.manifest(OciTags.STATE, Optional.empty())).equals(bytes(before))) {
            throw RegistryProblems.overtaken(registry.address(), false);
        }
        registry.tag(OciTags.STATE, next.render());
        if (!bytes(registry.manifest(OciTags.STATE, Optional.empty())).equals(Optional.of(Digest.of(next.render())))) {
            throw RegistryProblems.overtaken(registry.address(), true);
        }
        return sending.report(state.timestamp().version());
    }

    private static Optional<Digest> bytes(Optional<Registry.Tagged> tagged) {
        return tagged.map(one -> Digest.of(one.bytes()));
    }

    private OciManifest manifest(Updater state, SortedMap<String, TargetFile> files) {
        List<Layer> layers = new ArrayList<>();
        for (String name : names(state)) {
            String path = RepositoryLayout.METADATA + name;
            byte[] bytes = source.metadata(path);
            layers.add(
                    ASKED_EVERY_TIME.matcher(name).matches()
                            ? Layer.holding(path, bytes)
                            : new Layer(path, bytes.length, Digest.of(bytes)));
        }
        Optional.ofNullable(files.get(RepositoryLayout.SUBSTITUTES))
                .ifPresent(file ->
                        layers.add(new Layer(RepositoryLayout.SUBSTITUTES, file.length(), Sending.digest(file))));
        SortedMap<String, String> annotations = new TreeMap<>(
                Map.of(TIMESTAMP_VERSION, Long.toString(state.timestamp().version())));
        return new OciManifest(Type.STATE, layers, annotations);
    }

    private static List<String> names(Updater state) {
        List<String> names = new ArrayList<>(List.of("timestamp.json"));
        for (long version = 1; version <= state.root().version(); version++) {
            names.add(version + ".root.json");
        }
        names.add(state.timestamp().snapshot().version() + ".snapshot.json");
        state.snapshot().meta().forEach((name, file) -> names.add(file.version() + "." + name));
        return names;
    }
}
