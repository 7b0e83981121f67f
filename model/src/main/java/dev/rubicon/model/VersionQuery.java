package dev.rubicon.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody asks of a package: which versions will do, and which of them to take. Selection symbols, then alternatives in
 * order of preference separated by {@code >>}, each a list of ranges separated by {@code ||}:
 *
 * <pre>
 * ""                                       any release, the latest
 * "22.0"                                   within 22.0: &gt;=22.0 &lt;22.1
 * "1.9 || &gt;=2.0 &lt;3.0"                    either range
 * "!^ 24.0"                                the newest within 24.0, now
 * "^ *-dev.branch.x. &gt;&gt; *-dev.0.master."  the branch's build if there is one, else master's
 * </pre>
 *
 * {@code ^} is not npm's caret, and there is no {@code ~}. Source: design, semantics section 1.
 */
public final class VersionQuery {
    /** What to do with a version that is installed already. */
    public enum Stay {
        /** Keep it if it satisfies the query. */
        IF_SATISFYING,
        /** {@code -}: keep it, whatever it is. */
        ALWAYS,
        /** {@code !}: move even if it satisfies the query. */
        NEVER
    }

    /** Which version to take among those that satisfy. */
    public enum Pick {
        /** {@code ^}, and the default. */
        LATEST,
        /** {@code _}. */
        LOWEST
    }

    /** One range, and the pre-releases that may be picked in it. */
    private record Branch(VersionRange range, Optional<String> labelPrefix, List<Version> labelled) {
        boolean isSatisfiedBy(Version version) {
            return range.contains(version)
                    && labelPrefix.map(prefix -> hasLabel(version, prefix)).orElse(true);
        }

        // Without a label filter, a pre-release is picked only beside a labelled bound: >=2.0.0-rc.1 picks 2.0.0-rc.2,
        // but not 3.0.0-alpha.
        boolean picks(Version version) {
            boolean named = labelPrefix.isPresent() || labelled.stream().anyMatch(version::sameRelease);
            return isSatisfiedBy(version) && (named || !version.isPreRelease());
        }

        // The dot appended to the label lets "dev.branch.x." match the label "dev.branch.x" but not "dev.branch.xy".
        private static boolean hasLabel(Version version, String prefix) {
            return version.isPreRelease() && (version.label() + ".").startsWith(prefix);
        }
    }

    private static final int MAX_LENGTH = 2000;
    private static final String SYMBOLS = "^_!-";
    private static final Pattern OPERATOR_AND_SPACE = Pattern.compile("(<=|>=|<|>|=)\\s+(?![<>=*])");
    private static final Pattern COMPARATOR = Pattern.compile("(<=|>=|<|>|=)?([0-9].*)");
    private static final Pattern LABEL_FILTER = Pattern.compile("\\*(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*\\.?))?");
    private static final String HINT = "ranges are comparators < <= > >= = joined by spaces (and) or || (or), such as"
            + " '>=1.0 <2.0'; a bare 22.0 means within 22.0; ^ _ ! - before the range choose among versions";

    /** Any release; the latest, but an installed version is good enough. */
    public static final VersionQuery ANY = parse("");

    private final Stay stay;
    private final Pick pick;
    private final List<List<Branch>> alternatives;
    private final String text;

    private VersionQuery(Stay stay, Pick pick, List<List<Branch>> alternatives, String text) {
        this.stay = stay;
        this.pick = pick;
        this.alternatives = alternatives;
        this.text = text;
    }

    /** @throws InvalidInput RB103 if {@code text} is not a query */
    public static VersionQuery parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw notAQuery(text, "it is longer than " + MAX_LENGTH + " characters");
        }
        String rest = text.strip();
        int end = 0;
        while (end < rest.length() && SYMBOLS.indexOf(rest.charAt(end)) >= 0) {
            end++;
        }
        String symbols = rest.substring(0, end);
        checkSymbols(symbols, text);
        String ranges = OPERATOR_AND_SPACE
                .matcher(rest.substring(end).strip())
                .replaceAll("$1")
                .replaceAll("\\s+", " ");
        List<List<Branch>> alternatives = new ArrayList<>();
        for (String alternative : splitAlternatives(ranges, text)) {
            alternatives.add(branches(alternative, text));
        }
        Stay stay = symbols.contains("!") ? Stay.NEVER : symbols.contains("-") ? Stay.ALWAYS : Stay.IF_SATISFYING;
        Pick pick = symbols.contains("_") ? Pick.LOWEST : Pick.LATEST;
        String normal = normalSymbols(symbols);
        String separator = normal.isEmpty() || ranges.isEmpty() ? "" : " ";
        return new VersionQuery(stay, pick, List.copyOf(alternatives), normal + separator + ranges);
    }

    /** Exactly {@code version}, by the query {@code =version}. */
    public static VersionQuery exactly(Version version) {
        return parse("=" + version);
    }

    /** The same ranges, but the latest in them, now: what an update asks for. */
    public VersionQuery updating() {
        String ranges = text.replaceFirst("^[!^_-]+ ?", "");
        return new VersionQuery(Stay.NEVER, Pick.LATEST, alternatives, ranges.isEmpty() ? "!^" : "!^ " + ranges);
    }

    private static void checkSymbols(String symbols, String text) {
        if (symbols.chars().distinct().count() != symbols.length()) {
            throw notAQuery(text, "a selection symbol stands twice in '" + symbols + "'");
        }
        if (symbols.contains("^") && symbols.contains("_")) {
            throw notAQuery(text, "'^' asks for the latest and '_' for the lowest version");
        }
        if (symbols.contains("!") && symbols.contains("-")) {
            throw notAQuery(text, "'!' asks to move and '-' to leave what is installed");
        }
    }

    private static String normalSymbols(String symbols) {
        StringBuilder normal = new StringBuilder();
        for (char symbol : new char[] {'!', '-', '^', '_'}) {
            if (symbols.indexOf(symbol) >= 0) {
                normal.append(symbol);
            }
        }
        return normal.toString();
    }

    private static List<String> splitAlternatives(String ranges, String text) {
        if (!ranges.contains(">>")) {
            return List.of(ranges);
        }
        List<String> alternatives = new ArrayList<>();
        for (String alternative : ranges.split(" ?>> ?", -1)) {
            if (alternative.isBlank()) {
                throw notAQuery(text, "there is nothing on one side of '>>'");
            }
            alternatives.add(alternative);
        }
        return alternatives;
    }

    private static List<Branch> branches(String alternative, String text) {
        if (alternative.isEmpty()) {
            return List.of(new Branch(VersionRange.ANY, Optional.empty(), List.of()));
        }
        List<Branch> branches = new ArrayList<>();
        for (String branch : alternative.split("\\|\\|", -1)) {
            if (branch.isBlank()) {
                throw notAQuery(text, "there is nothing on one side of '||'");
            }
            branches.add(branch(branch.strip(), text));
        }
        return List.copyOf(branches);
    }

    private static Branch branch(String comparators, String text) {
        VersionRange range = VersionRange.ANY;
        Optional<String> labelPrefix = Optional.empty();
        List<Version> labelled = new ArrayList<>();
        for (String comparator : comparators.split(" ")) {
            Matcher filter = LABEL_FILTER.matcher(comparator);
            if (filter.matches()) {
                if (labelPrefix.isPresent() && filter.group(1) != null) {
                    throw notAQuery(text, "it filters by two labels; join them with '||' or '>>'");
                }
                labelPrefix = labelPrefix.or(() -> Optional.ofNullable(filter.group(1)));
                continue;
            }
            Matcher match = COMPARATOR.matcher(comparator);
            if (!match.matches()) {
                throw notAQuery(text, "'" + Quoted.shortened(comparator) + "' is no comparator");
            }
            Version version = version(match.group(2), text);
            range = range.intersect(range(match.group(1), version));
            if (version.isPreRelease()) {
                labelled.add(version);
            }
        }
        return new Branch(range, labelPrefix, List.copyOf(labelled));
    }

    private static Version version(String version, String text) {
        try {
            return Version.parse(version);
        } catch (InvalidInput e) {
            throw notAQuery(text, e.problems().getFirst().message());
        }
    }

    private static VersionRange range(String operator, Version version) {
        return switch (operator == null ? "" : operator) {
            case "<" -> VersionRange.below(version);
            case "<=" -> VersionRange.atMost(version);
            case ">" -> VersionRange.above(version);
            case ">=" -> VersionRange.atLeast(version);
            case "=" -> VersionRange.exactly(version);
            case "" ->
                version.partsGiven() == 4 || version.isPreRelease()
                        ? VersionRange.exactly(version)
                        : VersionRange.prefix(version);
            default -> throw new IllegalStateException(operator);
        };
    }

    private static InvalidInput notAQuery(String text, String why) {
        return new InvalidInput("RB103", "'" + Quoted.shortened(text) + "' is not a version query: " + why, HINT);
    }

    public Stay stay() {
        return stay;
    }

    public Pick pick() {
        return pick;
    }

    /** Whether it says which versions will do and nothing more. */
    public boolean isRange() {
        return stay == Stay.IF_SATISFYING && pick == Pick.LATEST && !hasAlternatives() && !text.startsWith("^");
    }

    /** Whether it has alternatives, of which an earlier one is preferred. */
    public boolean hasAlternatives() {
        return alternatives.size() > 1;
    }

    /** Whether {@code version} may be newly chosen: it is in range, and if it is a pre-release, the query names its label. */
    public boolean picks(Version version) {
        for (List<Branch> alternative : alternatives) {
            for (Branch branch : alternative) {
                if (branch.picks(version)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether an installed {@code version} is good enough; a pre-release in range is, though it would not be picked. */
    public boolean isSatisfiedBy(Version version) {
        for (List<Branch> alternative : alternatives) {
            for (Branch branch : alternative) {
                if (branch.isSatisfiedBy(version)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The position of the first {@code >>} alternative that picks {@code version}, from 0; the number of them if none does. */
    public int preference(Version version) {
        for (int i = 0; i < alternatives.size(); i++) {
            if (alternatives.get(i).stream().anyMatch(branch -> branch.picks(version))) {
                return i;
            }
        }
        return alternatives.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionQuery that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The normal form: symbols in the order {@code ! - ^ _}, single spaces. Parses to an equal query. */
    @Override
    public String toString() {
        return text;
    }
}
