package dev.rubicon.al;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files that are only texts. */
final class MapFiles implements AppFiles {
    private final SortedMap<String, String> files;

    MapFiles(Map<String, String> files) {
        this.files = new TreeMap<>(files);
    }

    @Override
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
    }

    @Override
    public byte[] read(String path) {
        return files.get(path).getBytes(StandardCharsets.UTF_8);
    }
}
