package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.schema.Key;
import dev.rubicon.schema.SchemaDiff.TableDiff;
import dev.rubicon.schema.Table;
import dev.rubicon.schema.TableChange.RenameField;
import dev.rubicon.schema.TableExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What other apps have in tables that are renamed, or over fields that are: their extensions keep their columns under the
 * table's new name, and their keys follow the fields.
 */
final class Followers {
    private Followers() {}

    /** The other apps whose extensions have to follow, as they are afterwards. */
    static List<InstalledApp> of(Layout before, UUID owner, List<TableDiff> diffs) {
        List<InstalledApp> followers = new ArrayList<>();
        for (InstalledApp app : before.apps()) {
            if (!app.id().equals(owner)) {
                List<TableExtension> extensions = app.schema().extensions().stream()
                        .map(extension -> diff(before, app, extension, owner, diffs)
                                .map(diff -> following(extension, diff))
                                .orElse(extension))
                        .toList();
                if (!extensions.equals(app.schema().extensions())) {
                    followers.add(app.withSchema(app.schema().withExtensions(extensions)));
                }
            }
        }
        return followers;
    }

    private static Optional<TableDiff> diff(
            Layout before, InstalledApp app, TableExtension extension, UUID owner, List<TableDiff> diffs) {
        List<Layout.Declared> targets = before.targets(app, extension);
        if (targets.size() != 1 || !targets.getFirst().app().id().equals(owner)) {
            return Optional.empty();
        }
        Table table = targets.getFirst().table();
        return diffs.stream()
                .filter(diff -> diff.from().filter(table::equals).isPresent())
                .findFirst();
    }

    private static TableExtension following(TableExtension extension, TableDiff diff) {
        if (diff.to().isEmpty()) {
            return extension;
        }
        Map<String, String> renamed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        diff.changes().forEach(change -> {
            if (change instanceof RenameField field) {
                renamed.put(field.from().name(), field.to().name());
            }
        });
        List<Key> keys = extension.keys().stream()
                .map(key -> key.over(key.fields().stream()
                        .map(field -> isOwn(extension, field) ? field : renamed.getOrDefault(field, field))
                        .toList()))
                .toList();
        boolean moves = !diff.from()
                .orElseThrow()
                .name()
                .equalsIgnoreCase(diff.to().get().name());
        return (moves ? extension.targeting(diff.to().get().name()) : extension).withKeys(keys);
    }

    private static boolean isOwn(TableExtension extension, String field) {
        return extension.fields().stream().anyMatch(own -> own.name().equalsIgnoreCase(field));
    }
}
