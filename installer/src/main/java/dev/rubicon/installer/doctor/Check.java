package dev.rubicon.installer.doctor;

import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.model.ProblemException;
import java.util.List;
import java.util.Optional;

/** One thing that a doctor looks at. */
interface Check {
    /** One word. */
    String name();

    /** At least one. A problem that is thrown means that it failed. */
    List<Result> results();

    default List<Diagnosis> diagnoses(Optional<String> instance) {
        List<Result> results;
        try {
            results = results();
        } catch (ProblemException e) {
            results = e.problems().stream().<Result>map(Result.Fail::new).toList();
        }
        return results.stream()
                .map(result -> new Diagnosis(instance, name(), result))
                .toList();
    }
}
