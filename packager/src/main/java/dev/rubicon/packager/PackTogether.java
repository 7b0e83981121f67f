package dev.rubicon.packager;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Writes several packages, each into a hidden folder beside its place first, so that a failure leaves none of them. */
final class PackTogether implements AutoCloseable {
    private final List<Path> stagings = new ArrayList<>();
    private final List<PackResult> staged = new ArrayList<>();

    private PackTogether() {}

    /** @param folders of the packages, in the same order */
    static List<PackResult> write(List<PreparedPackage> packages, List<Path> folders) {
        try (PackTogether together = new PackTogether()) {
            for (int i = 0; i < packages.size(); i++) {
                together.stage(packages.get(i), folders.get(i));
            }
            List<PackResult> results = new ArrayList<>();
            for (int i = 0; i < packages.size(); i++) {
                results.add(moved(together.staged.get(i), folders.get(i)));
            }
            return results;
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB157", "the packages cannot be written", "check the folder and its free space"), e);
        }
    }

    private void stage(PreparedPackage prepared, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path staging = Files.createTempDirectory(folder, ".packing-");
        stagings.add(staging);
        staged.add(prepared.write(staging));
    }

    private static PackResult moved(PackResult result, Path folder) throws IOException {
        Path target = folder.resolve(result.path().getFileName());
        Files.move(result.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return result.at(target);
    }

    @Override
    public void close() throws IOException {
        for (PackResult left : staged) {
            Files.deleteIfExists(left.path());
        }
        for (Path staging : stagings) {
            Files.deleteIfExists(staging);
        }
    }
}
