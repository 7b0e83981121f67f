package dev.rubicon.format;

import dev.rubicon.model.PackagePath;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which names some file system takes for the same: equal but for letter case or composed accents, or one the folder of the other. */
final class EntryNames {
    private EntryNames() {}

    /** Two names that cannot both be unpacked. */
    record Collision(PackagePath first, PackagePath second) {}

    static Optional<Collision> collision(Iterable<PackagePath> paths) {
        Map<String, PackagePath> files = new LinkedHashMap<>();
        for (PackagePath path : paths) {
            PackagePath earlier = files.putIfAbsent(folded(path.value()), path);
            if (earlier != null) {
                return Optional.of(new Collision(earlier, path));
            }
        }
        for (Map.Entry<String, PackagePath> file : files.entrySet()) {
            Optional<PackagePath> folder = fileAbove(file.getKey(), files);
            if (folder.isPresent()) {
                return Optional.of(new Collision(folder.get(), file.getValue()));
            }
        }
        return Optional.empty();
    }

    private static Optional<PackagePath> fileAbove(String name, Map<String, PackagePath> files) {
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
        if (isAscii(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        String lower = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }

    static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
