package dev.rubicon.al.appfile;

import dev.rubicon.al.AppFiles;
import dev.rubicon.al.AppReader;
import dev.rubicon.format.ForeignZip;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The sources inside an app file, under the paths they had in the project. */
final class SourceEntries implements AppFiles {
    private static final String FOLDER = "src/";

    private final ForeignZip zip;
    private final SortedMap<String, String> entries = new TreeMap<>();

    SourceEntries(ForeignZip zip) {
        this.zip = zip;
        for (String name : zip.names()) {
            if (isSource(name)) {
                // Two entries whose names mean the same keep the ones they have.
                String path = EntryPaths.decode(name.substring(FOLDER.length()));
                entries.put(entries.containsKey(path) ? name : path, name);
            }
        }
    }

    static boolean isSource(String name) {
        return name.startsWith(FOLDER) && AppFiles.isAl(name);
    }

    @Override
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(entries.keySet()));
    }

    // One at a time, as the zip is for one thread.
    @Override
    public synchronized byte[] read(String path) {
        return zip.read(entries.get(path), AppReader.MAX_FILE_BYTES);
    }
}
