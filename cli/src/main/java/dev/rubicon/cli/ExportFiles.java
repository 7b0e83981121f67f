package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.installer.archive.ArchiveEntry;
import dev.rubicon.installer.archive.ArchiveExport;
import dev.rubicon.installer.archive.ExportFormat;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that an export makes; none has its name before it is complete.
 *
 * @param force whether files that are there are replaced
 */
record ExportFiles(ArchiveExport export, ExportFormat format, boolean force) {
    private static final int MAX_NAME = 60;

    /** Writes what a file is to hold. */
    @FunctionalInterface
    private interface Content {
        void write(Writer writer) throws IOException;
    }

    void one(ArchiveEntry entry, Path file) {
        checkIsFree(file);
        write(file, writer -> export.write(entry, writer));
    }

    /** A file for each entry, and {@code entries.json} with the types of their columns; returns how many files. */
    int all(List<ArchiveEntry> entries, Path folder) {
        List<Path> files = new ArrayList<>();
        entries.forEach(entry -> files.add(folder.resolve(name(entry))));
        Path catalogue = folder.resolve("entries.json");
        files.forEach(this::checkIsFree);
        checkIsFree(catalogue);
        ArrayNode described = Json.array();
        for (int i = 0; i < entries.size(); i++) {
            ArchiveEntry entry = entries.get(i);
            write(files.get(i), writer -> export.write(entry, writer));
            described.add(ArchiveEntryText.json(entry)
                    .put("file", files.get(i).getFileName().toString()));
        }
        write(catalogue, writer -> writer.write(Json.write(described)));
        return files.size() + 1;
    }

    // The number makes it unique, whatever becomes of the table's name.
    private String name(ArchiveEntry entry) {
        String table = entry.table().replaceAll("[^A-Za-z0-9_-]", "_");
        return entry.id() + "-" + table.substring(0, Math.min(MAX_NAME, table.length())) + format.suffix();
    }

    private void checkIsFree(Path file) {
        if (!force && Files.exists(file)) {
            throw new InvalidInput(
                    "RB625",
                    "the file " + Quoted.path(file.toString()) + " is there already",
                    "choose another, or replace it by --force");
        }
    }

    private static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new InvalidInput(
                    "RB625",
                    Quoted.path(file.toString()) + " is a folder",
                    "name a file in it; only --all fills a folder");
        }
        try (UnfinishedFile unfinished = UnfinishedFile.in(target.getParent())) {
            Writer writer =
                    new BufferedWriter(Channels.newWriter(unfinished.channel(), StandardCharsets.UTF_8), 1 << 16);
            content.write(writer);
            writer.flush();
            unfinished.moveTo(target);
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem(
                            "RB626",
                            "cannot write " + Quoted.path(file.toString()) + ": " + e.getMessage(),
                            "check the folder and its free space"),
                    e);
        }
    }
}
