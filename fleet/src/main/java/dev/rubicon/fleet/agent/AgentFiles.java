package dev.rubicon.fleet.agent;

import dev.rubicon.format.Json;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Refused;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the agent of one instance keeps: the folder {@code agents/NAME} of a home. Every file is replaced in one step.
 *
 * @param folder need not exist
 */
public record AgentFiles(Path folder, InstanceName instance) {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    public static AgentFiles in(Path home, InstanceName instance) {
        return new AgentFiles(home.resolve("agents").resolve(instance.value()), instance);
    }

    private Path member() {
        return folder.resolve("member.json");
    }

    private Path state() {
        return folder.resolve("state.json");
    }

    private Path accepted() {
        return folder.resolve("accepted.json");
    }

    /** @throws Refused RB960 if it belongs to no fleet; {@link InvalidInput} RB962 if others may read the token */
    public Membership membership() {
        byte[] bytes = read(member()).orElseThrow(() -> new Refused(List.of(AgentProblems.notRegistered(instance))));
        try {
            if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(member()))) {
                throw new InvalidInput(AgentProblems.readableByOthers(member()));
            }
        } catch (IOException e) {
            throw unusable(member(), e);
        }
        return Membership.read(bytes, "the agent's file " + member());
    }

    public boolean isMember() {
        return Files.exists(member());
    }

    /** Belongs to that fleet from now on; what was remembered of another one is forgotten. The caller has the lock. */
    public void join(Membership membership) {
        if (isMember()) {
            write(AgentState.EMPTY);
        }
        write(membership);
    }

    void write(Membership membership) {
        write(member(), Json.write(Membership.write(membership)));
    }

    /** Empty if there is none yet. */
    public AgentState readState() {
        return AgentStateJson.readOrEmpty(read(state()), "the agent's file " + state());
    }

    /** The same, but a file that cannot be understood is put aside: the server and the journal know what was in it. */
    AgentState readStateOrBegin(Consumer<Problem> told) {
        try {
            return readState();
        } catch (InvalidInput e) {
            Path aside = folder.resolve("state.json.broken");
            try {
                Files.move(state(), aside, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failed) {
                throw unusable(state(), failed);
            }
            told.accept(AgentProblems.setAside(state(), aside, e.problems().getFirst()));
            return AgentState.EMPTY;
        }
    }

    void write(AgentState state) {
        write(state(), Json.write(AgentStateJson.write(state)));
    }

    /** Somebody at the instance wants what is offered to be done; its agent sees it soon. */
    public void accept(Task task) {
        write(accepted(), Json.write(AgentStateJson.write(AgentState.EMPTY.with(task))));
    }

    /**
     * The same for what its agent has noted as offered.
     *
     * @throws Refused RB960 if the instance belongs to no fleet, RB965 if nothing is offered
     */
    public Task acceptOffered() {
        membership();
        Task offered = readState()
                .task()
                .filter(task -> task.stage() instanceof Task.Stage.Offered)
                .orElseThrow(() -> new Refused(List.of(AgentProblems.nothingOffered(instance))));
        accept(offered);
        return offered;
    }

    /** What somebody has accepted, once. */
    Optional<Task> takeAccepted() {
        Optional<byte[]> bytes = read(accepted());
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            Files.deleteIfExists(accepted());
        } catch (IOException e) {
            throw unusable(accepted(), e);
        }
        return AgentStateJson.read(bytes.get(), "the agent's file " + accepted())
                .task();
    }

    boolean hasAccepted() {
        return Files.exists(accepted());
    }

    private record Lock(FileChannel channel) {
        void release() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Works as the only agent of the instance. That ends with the process, however it ends.
     *
     * @throws Unavailable RB963 if another one is at it
     */
    public <T> T locked(Supplier<T> work) {
        Lock lock = tryLock().orElseThrow(() -> new Unavailable(AgentProblems.running(instance)));
        try {
            return work.get();
        } finally {
            lock.release();
        }
    }

    /** Whether an agent is at the instance. */
    public boolean isRunning() {
        Optional<Lock> lock = tryLock();
        lock.ifPresent(Lock::release);
        return lock.isEmpty();
    }

    private Optional<Lock> tryLock() {
        Path file = folder.resolve("lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return Optional.of(new Lock(channel));
                }
            } catch (OverlappingFileLockException e) {
                // By another agent of this very process.
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private void write(Path target, String text) {
        try (UnfinishedFile file = UnfinishedFile.in(folder)) {
            if (isPosix()) {
                Files.setPosixFilePermissions(file.path(), OWNER_ONLY);
            }
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.channel().write(bytes);
            }
            file.moveTo(target);
        } catch (IOException e) {
            throw unusable(target, e);
        }
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Unavailable unusable(Path file, IOException e) {
        return new Unavailable(AgentProblems.unusable(file, e.getClass().getSimpleName() + " " + e.getMessage()), e);
    }
}
