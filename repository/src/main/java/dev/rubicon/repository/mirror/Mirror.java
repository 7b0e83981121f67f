package dev.rubicon.repository.mirror;

import dev.rubicon.repository.PartialMirror;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.tuf.NewFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a mirror what its source is: files first, then the metadata that names them, its timestamp last. */
public final class Mirror {
    /** Is told how far it is; by several threads at once. */
    public interface Watch {
        Watch NOBODY = new Watch() {
            @Override
            public void planned(MirrorPlan plan) {}

            @Override
            public void stored(StoredFile file) {}
        };

        void planned(MirrorPlan plan);

        void stored(StoredFile file);
    }

    private static final String LAST = "timestamp";

    private final Origin origin;
    private final MirrorTarget target;
    private final Watch watch;

    public Mirror(Origin origin, MirrorTarget target, Watch watch) {
        this.origin = origin;
        this.target = target;
        this.watch = watch;
    }

    /**
     * Whether the mirror was made whole of the very state that the source still has. Costs one small request, however large the source is;
     * files that somebody removed from the mirror go unnoticed.
     *
     * @throws dev.rubicon.model.InvalidInput RB307 if the target is something else
     * @throws dev.rubicon.model.Untrusted RB310 to RB320
     */
    public boolean isCurrent() {
        return target.whole()
                .filter(state -> origin.repository().isStill(state.root(), state.timestamp()))
                .isPresent();
    }

    /**
     * What is to be done. Nothing is changed.
     *
     * @param prune whether what is in nobody's use is removed
     * @throws dev.rubicon.model.InvalidInput RB307 or RB351 if the target is something else, RB353 if nothing is selected
     * @throws dev.rubicon.model.Untrusted RB310 to RB320, RB352 or RB354
     */
    public MirrorPlan plan(Selection selection, boolean prune) {
        return new Planning(origin, target).plan(selection, prune);
    }

    /** Does it, and says what was done. */
    public MirrorPlan run(Selection selection, boolean prune) {
        return target.alone(() -> {
            MirrorPlan plan = plan(selection, prune);
            watch.planned(plan);
            bring(plan);
            complete(plan);
            return plan;
        });
    }

    private void bring(MirrorPlan plan) {
        if (plan.isChange()) {
            target.begin();
        }
        Together.each(plan.bring().stream().filter(StoredFile::isPackage).toList(), this::bring);
        List<StoredFile> others =
                plan.bring().stream().filter(file -> !file.isPackage()).toList();
        if (origin.isFar() && !others.isEmpty()) {
            IndexesOfPackages indexes =
                    new IndexesOfPackages(target, origin.files().values());
            Together.each(
                    others, file -> indexes.made(file).ifPresentOrElse(made -> store(file, made), () -> bring(file)));
        } else {
            Together.each(others, this::bring);
        }
    }

    private void bring(StoredFile file) {
        target.store(file, partial -> origin.bring(file, partial));
        watch.stored(file);
    }

    private void store(StoredFile file, byte[] content) {
        target.store(file, partial -> {
            partial.restart(Optional.empty());
            partial.append(ByteBuffer.wrap(content));
        });
        watch.stored(file);
    }

    /** Shows what was stored. */
    void complete(MirrorPlan plan) {
        if (!plan.isChange()) {
            // An earlier run may have ended just before this.
            target.finish();
            return;
        }
        target.settle();
        // Who finds that a file is missing is to be told why, as long as it may be missing.
        plan.mark().filter(any -> !plan.marked()).ifPresent(mark -> target.write(PartialMirror.PATH, mark.render()));
        List<NewFile> shown = new ArrayList<>(plan.roots());
        for (String role : plan.roles()) {
            NewFile file = origin.state().received(role);
            if (role.equals(LAST)) {
                shown.add(file);
            } else {
                target.write(RepositoryLayout.METADATA + file.name(), file.bytes());
            }
        }
        if (!shown.isEmpty()) {
            target.show(shown);
        }
        if (plan.mark().isEmpty()) {
            target.remove(PartialMirror.PATH);
        }
        plan.remove().keySet().forEach(target::remove);
        target.finish();
    }
}
