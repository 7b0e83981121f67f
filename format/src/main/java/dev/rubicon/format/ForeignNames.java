package dev.rubicon.format;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of other package managers. One that is no package id gets an id instead, and is put back where that is printed. */
public final class ForeignNames {
    private static final Pattern STAND_IN = Pattern.compile("foreign-name/\\d+");

    private final Map<String, PackageId> ids = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    public PackageId id(String name) {
        return ids.computeIfAbsent(name, any -> own(name).orElseGet(() -> standIn(name)));
    }

    private static Optional<PackageId> own(String name) {
        try {
            return Optional.of(new PackageId(name)).filter(id -> !isStandIn(id));
        } catch (InvalidInput foreign) {
            return Optional.empty();
        }
    }

    private static boolean isStandIn(PackageId id) {
        return STAND_IN.matcher(id.value()).matches();
    }

    private PackageId standIn(String name) {
        PackageId id = new PackageId("foreign-name/" + names.size());
        names.put(id.value(), name);
        return id;
    }

    /** A text, with the names as they were read. */
    public String restored(String text) {
        return names.isEmpty()
                ? text
                : STAND_IN.matcher(text)
                        .replaceAll(
                                match -> Matcher.quoteReplacement(names.getOrDefault(match.group(), match.group())));
    }
}
