package dev.rubicon.cli;

import dev.rubicon.format.Content;
import dev.rubicon.format.ReproducibleZip;
import dev.rubicon.format.UnfinishedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder as one file to carry: the same folder gives the same bytes. */
final class InstallerZip {
    private InstallerZip() {}

    /**
     * Writes all of a folder; the file has its name when all of it is there.
     *
     * @param top the folder that everything is in when it is unpacked
     */
    static void write(Path folder, String top, Path target) throws IOException {
        try (UnfinishedFile unfinished = UnfinishedFile.in(target.getParent())) {
            ReproducibleZip zip = new ReproducibleZip(unfinished.channel());
            for (Path file : files(folder)) {
                String name = top + "/" + folder.relativize(file).toString().replace('\\', '/');
                long size = Files.size(file);
                if (name.endsWith(".sh")) {
                    zip.addProgram(name, size, Content.of(file));
                } else {
                    zip.add(name, size, Content.of(file));
                }
            }
            zip.finish();
            unfinished.moveTo(target);
        }
    }

    // Without what only says who is at work there.
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".lock"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }
}
