package dev.rubicon.repository.oci;

import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.cache.Answers;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.cache.StoredName;
import dev.rubicon.repository.oci.OciManifest.Layer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A repository in a registry. The tag {@code repository} says which blobs its metadata are; what is signed with a digest is the blob of
 * that digest. An unchanged state costs one request, since blobs come through the cache.
 *
 * <p>Besides what {@link Registry} throws: RB383 if something is not there, RB385 if the tag is something else.
 */
public final class OciTransport implements Transport {
    private static final long MAX_STATE = 8_000_000;

    private final Registry registry;
    private final Cache cache;
    private final Answers answers;
    private Optional<OciManifest> state = Optional.empty();
    private boolean asked;

    public OciTransport(Registry registry, Cache cache) {
        this.registry = registry;
        this.cache = cache;
        this.answers = new Answers(cache.folder().resolve("answers"));
    }

    @Override
    public String location() {
        return registry.address().toString();
    }

    /** @throws dev.rubicon.model.Untrusted RB315 or RB317 if it is not what the registry itself says it is */
    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        Optional<StoredName> signed = StoredName.of(path);
        if (signed.isPresent()) {
            return blob(signed.get(), maxBytes);
        }
        if (path.equals(RepositoryLayout.TIMESTAMP) || !asked) {
            state = newest();
            asked = true;
        }
        if (state.isEmpty() && path.equals(RepositoryLayout.TIMESTAMP)) {
            throw RegistryProblems.none(registry.address());
        }
        Optional<Layer> layer = state.flatMap(manifest -> manifest.layer(path));
        if (layer.filter(file -> file.size() > maxBytes).isPresent()) {
            throw RegistryProblems.tooLong(path, maxBytes);
        }
        return layer.map(file -> held(file)
                .or(() -> blob(new StoredName(file.digest(), path), file.size()))
                .orElseThrow(() -> RegistryProblems.lacks(registry.address(), path, OciTags.STATE)));
    }

    // As if it had come as a blob: who is offline later finds it.
    private Optional<byte[]> held(Layer layer) {
        Optional<byte[]> content = layer.content();
        content.filter(any -> !cache.has(layer.digest(), layer.size()))
                .ifPresent(bytes -> cache.write(new StoredName(layer.digest(), layer.title()), bytes));
        return content;
    }

    private Optional<OciManifest> newest() {
        Optional<Registry.Tagged> before = answers.last(location(), MAX_STATE)
                .map(last -> new Registry.Tagged(last.content(), Optional.of(last.tag())));
        Optional<Registry.Tagged> now = registry.manifest(OciTags.STATE, before);
        now.ifPresent(tagged -> tagged.tag()
                .filter(tag -> !before.flatMap(Registry.Tagged::tag).equals(Optional.of(tag)))
                .ifPresent(tag -> answers.keep(location(), new Answers.Answer(tag, tagged.bytes()))));
        return now.map(tagged -> manifest(registry.address(), tagged.bytes()));
    }

    static OciManifest manifest(OciAddress address, byte[] bytes) {
        try {
            return OciManifest.read(bytes, OciManifest.Type.STATE);
        } catch (InvalidInput e) {
            throw RegistryProblems.noState(address, e.getMessage());
        }
    }

    private Optional<byte[]> blob(StoredName name, long maxBytes) {
        Optional<byte[]> cached = cache.read(name.digest(), maxBytes);
        if (cached.isPresent()) {
            return cached;
        }
        Optional<byte[]> bytes = registry.read(name.digest(), maxBytes);
        if (bytes.filter(some -> !Digest.of(some).equals(name.digest())).isPresent()) {
            throw RegistryProblems.changed(registry.address(), name.name(), name.digest());
        }
        bytes.ifPresent(some -> cache.write(name, some));
        return bytes;
    }

    /** From the cache, or from the registry into it. */
    @Override
    public Optional<Path> fetch(String path, long size, Digest digest) {
        return Optional.of(registry.fetch(StoredName.of(path).orElse(new StoredName(digest, path)), size));
    }
}
