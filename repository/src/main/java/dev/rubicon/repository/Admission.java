package dev.rubicon.repository;

import dev.rubicon.format.PackageFile;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Release;
import dev.rubicon.repository.tuf.StateUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How packages get into a repository that is there: verified, stored, and then named by one new state. */
public final class Admission {
    private final KeptRepository repository;
    private final Consumer<PublishStep> reached;

    public Admission(KeptRepository repository) {
        this(repository, step -> {});
    }

    /** @param reached is told of each step that is done */
    Admission(KeptRepository repository, Consumer<PublishStep> reached) {
        this.repository = repository;
        this.reached = reached;
    }

    /**
     * Adds packages, all of them in one new state. If one of them is refused for what it is, nothing is published.
     *
     * @param ready makes sure that there is a repository; not done if a package is refused
     * @return what became of each, in the same order
     */
    public List<Publication> admit(List<Path> sources, Runnable ready) throws IOException {
        List<Release> offered = verified(sources);
        ready.run();
        Batch before = new Batch(repository);
        List<Optional<Publication>> settled =
                offered.stream().map(before::settled).toList();
        return settled.stream().allMatch(Optional::isPresent)
                ? settled.stream().map(Optional::orElseThrow).toList()
                : add(sources, offered, settled);
    }

    private static List<Release> verified(List<Path> sources) {
        if (sources.size() == 1) {
            return List.of(verified(sources.getFirst()));
        }
        List<Release> offered = new ArrayList<>();
        List<Problem> wrong = new ArrayList<>();
        for (Path source : sources) {
            try {
                offered.add(verified(source));
            } catch (InvalidInput | Corrupt e) {
                wrong.addAll(e.problems());
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
        return offered;
    }

    private static Release verified(Path source) {
        try (PackageFile file = PackageFile.open(source)) {
            file.metadata().checkedFor(file.manifest().identity());
            file.verifyAll();
            return Release.of(file.manifest(), file.metadata(), file.size(), file.digest());
        }
    }

    private List<Publication> add(List<Path> sources, List<Release> offered, List<Optional<Publication>> settled)
            throws IOException {
        List<Optional<Incoming>> copies = new ArrayList<>();
        try {
            for (int i = 0; i < sources.size(); i++) {
                copies.add(
                        settled.get(i).isPresent()
                                ? Optional.empty()
                                : Optional.of(repository.receive(sources.get(i), offered.get(i))));
            }
            reached.accept(PublishStep.COPIED);
            return repository.alone(() -> {
                reached.accept(PublishStep.LOCKED);
                return enter(copies, offered, settled);
            });
        } finally {
            for (Optional<Incoming> copy : copies) {
                if (copy.isPresent()) {
                    copy.get().close();
                }
            }
        }
    }

    private List<Publication> enter(
            List<Optional<Incoming>> copies, List<Release> offered, List<Optional<Publication>> settled)
            throws IOException {
        Batch batch = new Batch(repository);
        List<Publication> done = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            Optional<Publication> before = settled.get(i).isPresent() ? settled.get(i) : batch.settled(offered.get(i));
            if (before.isPresent()) {
                done.add(before.get());
                continue;
            }
            Publication entered = batch.enter(offered.get(i));
            Release release = release(entered);
            copies.get(i)
                    .orElseThrow()
                    .enter(RepositoryLayout.stored(RepositoryLayout.packageOf(release), release.digest()));
            done.add(entered);
        }
        if (!batch.isEmpty()) {
            reached.accept(PublishStep.STORED);
            StateUpdate update = batch.stored();
            reached.accept(PublishStep.INDEX_WRITTEN);
            repository.commit(update, batch.root());
            reached.accept(PublishStep.INDEXED);
        }
        return List.copyOf(done);
    }

    private static Release release(Publication entered) {
        return switch (entered) {
            case Publication.Published published -> published.release();
            case Publication.Restored restored -> restored.release();
            case Publication.AlreadyThere there -> there.release();
            case Publication.Conflicts conflicts -> conflicts.existing();
        };
    }
}
