package dev.rubicon.format.script;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The upgrade scripts of an app: {@code upgrade/TRIGGER.sql}, or one for each database where these differ, as in
 * {@code upgrade/TRIGGER.postgres.sql}. A script for one database stands in for the other one there.
 */
public final class UpgradeScripts {
    /** The folder of scripts in that of an app, with the slash behind it. */
    public static final String FOLDER = "upgrade/";

    private static final String ENDING = ".sql";

    public static final UpgradeScripts NONE = new UpgradeScripts();

    private final Map<SqlFlavour, Map<ScriptTrigger, UpgradeScript>> scripts = new EnumMap<>(SqlFlavour.class);

    private UpgradeScripts() {
        for (SqlFlavour flavour : SqlFlavour.values()) {
            scripts.put(flavour, new EnumMap<>(ScriptTrigger.class));
        }
    }

    /** Whether a file of that path is to be read. */
    public static boolean isScript(String path) {
        return path.startsWith(FOLDER) && path.endsWith(ENDING);
    }

    /**
     * @param files contents of scripts by path
     * @throws InvalidInput RB670 to RB676, all that is wrong
     */
    public static UpgradeScripts read(SortedMap<String, byte[]> files) {
        UpgradeScripts scripts = new UpgradeScripts();
        List<Problem> problems = new ArrayList<>();
        files.forEach((path, bytes) -> {
            try {
                scripts.add(path, bytes, files);
            } catch (InvalidInput e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems.stream().distinct().toList());
        }
        return scripts;
    }

    private void add(String path, byte[] bytes, SortedMap<String, byte[]> files) {
        String name = path.substring(FOLDER.length(), path.length() - ENDING.length());
        int dot = name.indexOf('.');
        Optional<SqlFlavour> only = dot < 0 ? Optional.empty() : SqlFlavour.ofSuffix(name.substring(dot + 1));
        Optional<ScriptTrigger> trigger = ScriptTrigger.named(dot < 0 ? name : name.substring(0, dot));
        if (trigger.isEmpty() || dot >= 0 && only.isEmpty()) {
            throw new InvalidInput(
                    "RB670",
                    "'" + Quoted.path(path) + "' is named by no trigger, so it would never run",
                    "name it TRIGGER.sql, TRIGGER.sqlite.sql or TRIGGER.postgres.sql, where TRIGGER is one of "
                            + String.join(", ", ScriptTrigger.names()));
        }
        String base = FOLDER + trigger.get();
        for (SqlFlavour flavour : SqlFlavour.values()) {
            boolean hasOwn = files.containsKey(base + "." + flavour.suffix() + ENDING);
            if (only.isPresent() ? only.get() == flavour : !hasOwn) {
                scripts.get(flavour).put(trigger.get(), UpgradeScript.read(path, bytes, trigger.get(), flavour));
            } else if (only.isPresent() && !hasOwn && !files.containsKey(base + ENDING)) {
                throw new InvalidInput(
                        "RB670",
                        "'" + Quoted.path(path) + "' stands alone: " + flavour + " would do nothing",
                        "add " + base + "." + flavour.suffix() + ENDING + ", or name it " + base + ENDING
                                + " if it suits both");
            }
        }
    }

    /** Of one database, in the order of the triggers. */
    public List<UpgradeScript> of(SqlFlavour flavour) {
        return List.copyOf(scripts.get(flavour).values());
    }

    /** Whether there is no script at all. */
    public boolean isNone() {
        return scripts.values().stream().allMatch(Map::isEmpty);
    }
}
