package dev.rubicon.repository.mirror;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.Transport;
import dev.rubicon.repository.cache.PartialFile;
import dev.rubicon.repository.tuf.Expiry;
import dev.rubicon.repository.tuf.TrustStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Brings a mirror to the state that a file carries. The file's metadata is verified before anything else of it is read, by the root that is
 * trusted here; after that only files are taken that this state vouches for.
 */
public final class Arrival {
    private static final Pattern METADATA =
            Pattern.compile("metadata/(timestamp|[1-9][0-9]{0,17}\\.[A-Za-z0-9._~%-]{1,200})\\.json");
    private static final long MAX_HEADER = 64_000_000;
    private static final long MAX_METADATA = 20_000_000;
    private static final long MAX_ALL_METADATA = 2_000_000_000;

    private final MirrorTarget target;
    private final Function<Transport, TrustStore> trust;
    private final Expiry expiry;
    private final Consumer<Problem> heeded;

    /**
     * @param trust what is trusted of the repository that the mirror is of; may ask somebody
     * @param heeded is told what is wrong with the state and is tolerated
     */
    public Arrival(
            MirrorTarget target, Function<Transport, TrustStore> trust, Expiry expiry, Consumer<Problem> heeded) {
        this.target = target;
        this.trust = trust;
        this.expiry = expiry;
        this.heeded = heeded;
    }

    /** What a file would change. Nothing of it is read but its metadata, and nothing is changed. */
    public MirrorPlan plan(Path file) {
        return read(file, heeded, (opened, entries, first) -> opened.plan());
    }

    /**
     * Does it.
     *
     * @throws dev.rubicon.model.InvalidInput RB360 if it is no such file
     * @throws dev.rubicon.model.Corrupt RB361 to RB367
     * @throws dev.rubicon.model.Untrusted RB310 to RB320 or RB352
     */
    public MirrorPlan run(Path file, Mirror.Watch watch) {
        if (target.newestRoot().isEmpty()) {
            // What is refused leaves no empty folder behind.
            read(file, again -> {}, (opened, entries, first) -> opened.plan());
        }
        return target.alone(() -> read(file, heeded, (opened, entries, first) -> {
            watch.planned(opened.plan());
            store(file, opened, entries, first, watch);
            new Mirror(opened.origin(), target, watch).complete(opened.plan());
            return opened.plan();
        }));
    }

    private record Opened(Origin origin, MirrorPlan plan) {}

    private interface Use {
        MirrorPlan with(Opened opened, CarriedEntries entries, Optional<CarriedEntries.Entry> first);
    }

    private MirrorPlan read(Path file, Consumer<Problem> told, Use use) {
        try (CarriedEntries entries = new CarriedEntries(file)) {
            CarriedFile header = header(file, entries);
            Path folder = Files.createTempDirectory("rubicon-mirror");
            try {
                Optional<CarriedEntries.Entry> first = metadata(file, entries, folder);
                Carried carried = new Carried(target, folder);
                return use.with(opened(file, header, carried, told), entries, first);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw MirrorProblems.fileFails(file, e);
        }
    }

    private static CarriedFile header(Path file, CarriedEntries entries) {
        Optional<CarriedEntries.Entry> first = entries.next();
        if (first.filter(entry -> entry.name().equals(CarriedFile.NAME)).isEmpty()) {
            throw MirrorProblems.noCarriedFile(file.toString(), "it does not begin with " + CarriedFile.NAME);
        }
        return CarriedFile.read(entries.content(first.get(), MAX_HEADER), file.toString());
    }

    /** The first entry after the metadata. */
    private static Optional<CarriedEntries.Entry> metadata(Path file, CarriedEntries entries, Path folder)
            throws IOException {
        long all = 0;
        Optional<CarriedEntries.Entry> entry = entries.next();
        while (entry.filter(one -> one.name().startsWith(RepositoryLayout.METADATA))
                .isPresent()) {
            String name = entry.get().name();
            if (!METADATA.matcher(name).matches()) {
                throw MirrorProblems.foreign(file, name);
            }
            byte[] content = entries.content(entry.get(), MAX_METADATA);
            all += content.length;
            if (all > MAX_ALL_METADATA) {
                throw MirrorProblems.tooMuch(file, name);
            }
            Files.write(folder.resolve(Carried.name(name)), content);
            entry = entries.next();
        }
        return entry;
    }

    private Opened opened(Path file, CarriedFile header, Carried carried, Consumer<Problem> told) {
        try {
            Origin origin = new Origin(carried, target, trust.apply(carried), expiry, told);
            return new Opened(origin, new Planning(origin, target).plan(header.selection(), false));
        } catch (Unavailable e) {
            throw e.problems().getFirst().code().equals("RB316") ? MirrorProblems.wrongBase(file, e.getMessage()) : e;
        }
    }

    private void store(
            Path file,
            Opened opened,
            CarriedEntries entries,
            Optional<CarriedEntries.Entry> first,
            Mirror.Watch watch) {
        Map<String, StoredFile> signed = new HashMap<>();
        opened.origin().files().values().forEach(one -> signed.put(one.path(), one));
        Set<String> lacking = new HashSet<>();
        opened.plan().bring().forEach(one -> lacking.add(one.path()));
        if (opened.plan().isChange()) {
            target.begin();
        }
        for (Optional<CarriedEntries.Entry> entry = first; entry.isPresent(); entry = entries.next()) {
            String name = entry.get().name();
            StoredFile one =
                    Optional.ofNullable(signed.get(name)).orElseThrow(() -> MirrorProblems.foreign(file, name));
            if (entry.get().size() != one.size()) {
                throw MirrorProblems.wrongSize(file, one, entry.get().size());
            }
            if (lacking.remove(name)) {
                target.store(one, partial -> copy(entries, partial));
                watch.stored(one);
            }
        }
        if (!lacking.isEmpty()) {
            List<String> missing = lacking.stream().sorted().toList();
            throw MirrorProblems.wrongBase(
                    file,
                    "it lacks " + missing.size() + (missing.size() == 1 ? " file" : " files") + ", such as "
                            + missing.getLast());
        }
    }

    private static void copy(CarriedEntries entries, PartialFile partial) {
        partial.restart(Optional.empty());
        byte[] buffer = new byte[256 * 1024];
        for (int count = entries.content(buffer); count > 0; count = entries.content(buffer)) {
            partial.append(ByteBuffer.wrap(buffer, 0, count));
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }

    /** The repository as the file and the mirror have it together. */
    private record Carried(MirrorTarget target, Path folder) implements Transport {
        static String name(String path) {
            return path.substring(RepositoryLayout.METADATA.length());
        }

        @Override
        public String location() {
            return target.location();
        }

        @Override
        public Optional<byte[]> read(String path, long maxBytes) {
            if (METADATA.matcher(path).matches() && Files.exists(folder.resolve(name(path)))) {
                try {
                    return Optional.of(Files.readAllBytes(folder.resolve(name(path))))
                            .filter(bytes -> bytes.length <= maxBytes);
                } catch (IOException e) {
                    throw MirrorProblems.fileFails(folder, e);
                }
            }
            return path.endsWith("/timestamp.json") ? Optional.empty() : target.read(path, maxBytes);
        }

        @Override
        public Optional<Path> fetch(String path, long size, Digest digest) {
            return Optional.empty();
        }
    }
}
