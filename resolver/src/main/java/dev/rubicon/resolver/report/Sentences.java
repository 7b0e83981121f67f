package dev.rubicon.resolver.report;

import dev.rubicon.model.Dependency;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Derivation;
import dev.rubicon.resolver.Fact;
import dev.rubicon.resolver.Versions;
import java.util.List;
import java.util.stream.Collectors;

/** Facts and what follows from them, as the halves of a sentence. */
final class Sentences {
    private static final String ASKED = "the request asks for ";
    private static final String DEPENDS_ON = " depends on ";

    private static final int REASONS_SAID = 3;

    private final VersionsText versions;

    Sentences(VersionsText versions) {
        this.versions = versions;
    }

    String of(Derivation derivation) {
        return switch (derivation) {
            case Derivation.Stated stated -> fact(stated.fact());
            case Derivation.Step step -> conclusion(step.terms());
        };
    }

    String fact(Fact fact) {
        return switch (fact) {
            case Fact.Asked asked -> ASKED + wanted(asked.id(), asked.query()) + only(List.of(asked.fitting()));
            case Fact.Declared declared -> declared(declared);
            case Fact.Stays stays -> stays.installed() + " is installed and is not removed";
            case Fact.Unmoved unmoved -> unmoved.installed() + " is installed and nothing asked for moves it";
            case Fact.Yanked yanked -> subjects(yanked.versions()) + " yanked" + reasons(yanked.reasons());
            case Fact.Unnamed unnamed ->
                subjects(unnamed.versions())
                        + (unnamed.versions().some().size() == 1
                                ? " a pre-release whose label nothing names"
                                : " pre-releases whose labels nothing names");
        };
    }

    private static String reasons(List<String> reasons) {
        return reasons.isEmpty()
                ? ""
                : reasons.stream()
                        .limit(REASONS_SAID)
                        .map(reason -> "'" + Quoted.shortened(reason) + "'")
                        .collect(Collectors.joining(", ", ": ", reasons.size() > REASONS_SAID ? ", ..." : ""));
    }

    /** Two reasons; what both begin with is said once. */
    static String joined(String first, String second) {
        for (String beginning : List.of(ASKED, DEPENDS_ON)) {
            int end = second.indexOf(beginning) + beginning.length();
            if (second.contains(beginning) && first.startsWith(second.substring(0, end)) && !first.contains(", ")) {
                return first + " and " + second.substring(end);
            }
        }
        return first + " and " + second;
    }

    private static String subjects(Versions some) {
        return some.id() + " " + VersionsText.listed(some.some()) + (some.some().size() == 1 ? " is" : " are");
    }

    private String declared(Fact.Declared declared) {
        Dependency dependency = declared.dependency();
        String owner = versions.subject(declared.owners());
        String wanted = wanted(dependency.id(), dependency.version());
        if (dependency.onlyRestrictVersion()) {
            return owner + " allows only " + wanted + only(declared.fitting());
        }
        return owner + (dependency.optional() ? " goes only with " : DEPENDS_ON) + wanted + only(declared.fitting());
    }

    private static String wanted(PackageId id, VersionQuery query) {
        return query.equals(VersionQuery.ANY) ? id.value() : id + " " + query;
    }

    // What there is, if it is not what is wanted.
    private static String only(List<Versions> fitting) {
        if (fitting.stream().anyMatch(one -> !one.some().isEmpty())) {
            return "";
        }
        List<String> there = fitting.stream()
                .filter(one -> !one.all().isEmpty())
                .map(one -> one.id() + " " + VersionsText.listed(one.all()))
                .toList();
        return there.isEmpty()
                ? ", which does not exist"
                : ", of which there " + (fitting.getFirst().all().size() == 1 ? "is" : "are") + " only "
                        + (fitting.size() == 1
                                ? VersionsText.listed(fitting.getFirst().all())
                                : VersionsText.joined(there, "and"));
    }

    /** What cannot all hold, turned into what must. */
    String conclusion(List<Derivation.Term> terms) {
        List<Versions> there = terms.stream()
                .filter(Derivation.Term::there)
                .map(Derivation.Term::versions)
                .toList();
        List<String> needed = terms.stream()
                .filter(term -> !term.there())
                .map(term -> versions.object(term.versions()))
                .toList();
        if (terms.isEmpty()) {
            return "there is no solution";
        }
        if (there.isEmpty()) {
            return VersionsText.joined(needed, "or") + " is needed";
        }
        List<String> subjects = there.stream().map(versions::subject).toList();
        if (!needed.isEmpty()) {
            return VersionsText.joined(subjects, "with") + " needs " + VersionsText.joined(needed, "or");
        }
        return switch (there.size()) {
            case 1 -> subjects.getFirst() + " is ruled out";
            case 2 -> subjects.getFirst() + " rules out " + versions.object(there.getLast());
            default -> VersionsText.joined(subjects, "and") + " do not go together";
        };
    }
}
