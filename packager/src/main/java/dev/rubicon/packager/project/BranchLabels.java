package dev.rubicon.packager.project;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pre-release label of a branch's builds: {@code dev.0.master}, {@code dev.branch.my-branch}. Names of branches ignore case.
 * Source: design, facts of LS Central, 2.2 and 4.6.
 */
final class BranchLabels {
    /** What stands for the name of any branch, as a key and in a label. */
    static final String ANY = "${currentBranch}";

    static final BranchLabels USUAL = new BranchLabels(Map.of("master", "dev.0." + ANY, ANY, "dev.branch." + ANY));

    private static final Pattern ANY_CASE = Pattern.compile(Pattern.quote(ANY), Pattern.CASE_INSENSITIVE);

    private final SortedMap<String, String> labels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @throws InvalidInput RB190 if there is none for any branch */
    BranchLabels(Map<String, String> labels) {
        this.labels.putAll(labels);
        if (!this.labels.containsKey(ANY)) {
            throw new InvalidInput(new Problem(
                    "RB190",
                    "it has no label for any other branch",
                    "add one, such as \"" + ANY + "\": \"dev.branch." + ANY + "\""));
        }
    }

    /** @throws InvalidInput RB190 if {@code branch} is empty */
    String of(String branch) {
        if (branch.isBlank()) {
            throw new InvalidInput(new Problem("RB190", "the name of the branch is empty", "give it by --branch"));
        }
        String label = labels.getOrDefault(branch, labels.get(ANY));
        String named = fill(label, branch.toLowerCase(Locale.ROOT));
        return label(named).replaceAll("-{2,}", "-").toLowerCase(Locale.ROOT);
    }

    /** The text with the name of the branch put in. */
    static String fill(String text, String branch) {
        return ANY_CASE.matcher(text).replaceAll(Matcher.quoteReplacement(branch));
    }

    static boolean names(String text) {
        return ANY_CASE.matcher(text).find();
    }

    static String label(String text) {
        return text.replaceAll("[^a-zA-Z0-9.+-]", "-");
    }
}
