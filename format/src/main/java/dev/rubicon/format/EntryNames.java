package dev.rubicon.format;

import dev.rubicon.model.PackagePath;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which names some file system takes for the same: equal but for letter case or composed accents, or one the folder of the other. */
final class EntryNames {
    private EntryNames() {}

    /** Two names that cannot both be unpacked. */
    record Collision(PackagePath first, PackagePath second) {}

    static Optional<Collision> collision(Iterable<PackagePath> paths) {
        Map<String, PackagePath> files = new HashMap<>();
        for (PackagePath path : paths) {
            PackagePath earlier = files.putIfAbsent(folded(path.value()), path);
            if (earlier != null) {
                return Optional.of(new Collision(earlier, path));
            }
        }
        for (PackagePath path : paths) {
            Optional<PackagePath> folder = fileAbove(path, files);
            if (folder.isPresent()) {
                return Optional.of(new Collision(folder.get(), path));
            }
        }
        return Optional.empty();
    }

    private static Optional<PackagePath> fileAbove(PackagePath path, Map<String, PackagePath> files) {
        String name = folded(path.value());
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            PackagePath file = files.get(name.substring(0, slash));
            if (file != null) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    // Upper case first: it joins what only has one capital, such as the two lower-case sigmas.
    private static String folded(String name) {
        if (name.chars().allMatch(one -> one < 128)) {
            return name.toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        String lower = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }
}
