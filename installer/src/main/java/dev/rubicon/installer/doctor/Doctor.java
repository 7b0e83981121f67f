package dev.rubicon.installer.doctor;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.Instances;
import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at everything that an update needs, and changes nothing. */
public final class Doctor {
    private Doctor() {}

    /**
     * The machine, the home folder and the repository.
     *
     * @param repository its address, or all of them
     * @param folders those of them that are folders
     * @param opening opens them as one
     */
    public static List<Diagnosis> machine(
            Path home, String repository, List<Path> folders, Supplier<Repository> opening) {
        return all(
                Optional.empty(),
                List.of(
                        new JavaCheck(),
                        new HomeCheck(home),
                        new DiskCheck(home, 0),
                        new RepositoryCheck(repository, folders, opening),
                        new RegistryCheck(new Instances(home))));
    }

    /** One instance. If it cannot be opened, that is all there is to say. */
    public static List<Diagnosis> instance(Instance instance) {
        Optional<String> name = Optional.of(instance.name().value());
        List<Diagnosis> diagnoses = new ArrayList<>();
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            List<Check> checks = new ArrayList<>();
            checks.add(new DatabaseCheck(instance, database.sql()));
            checks.add(new BusyCheck(instance, database));
            checks.add(new RunsCheck(instance));
            checks.add(new IntegrityCheck(instance, database.sql()));
            checks.add(new DriftCheck(instance));
            checks.add(new ArchiveCheck(database.sql()));
            checks.add(new ArgumentsCheck(database));
            DiskCheck.of(instance).ifPresent(checks::add);
            diagnoses.addAll(all(name, checks));
        } catch (ProblemException e) {
            e.problems()
                    .forEach(problem ->
                            diagnoses.add(new Diagnosis(name, "database", new Diagnosis.Result.Fail(problem))));
        }
        return diagnoses;
    }

    private static List<Diagnosis> all(Optional<String> instance, List<Check> checks) {
        return checks.stream()
                .flatMap(check -> check.diagnoses(instance).stream())
                .toList();
    }
}
