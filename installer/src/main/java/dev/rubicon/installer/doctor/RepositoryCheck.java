package dev.rubicon.installer.doctor;

import dev.rubicon.installer.doctor.Diagnosis.Result;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.repository.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether the repository, or each of several, is there, is trusted, and every line of its index can be read.
 *
 * @param shown its address, or all of them
 * @param folders those that are in folders
 * @param opening opens it, and says why that cannot be
 */
record RepositoryCheck(String shown, List<Path> folders, Supplier<Repository> opening) implements Check {
    @Override
    public String name() {
        return "repository";
    }

    @Override
    public List<Result> results() {
        for (Path folder : folders) {
            if (!Files.exists(folder)) {
                return List.of(new Result.Warn(new Problem(
                        "RB300",
                        folder + " is not there, so there is nothing to install from",
                        "publish a package to it, or name another one by --repository")));
            }
        }
        Repository repository = opening.get();
        List<Result> results = new ArrayList<>();
        int versions = 0;
        List<PackageId> ids = repository.ids();
        for (PackageId id : ids) {
            try {
                versions += repository.releases(id).size();
            } catch (ProblemException e) {
                e.problems().forEach(problem -> results.add(new Result.Fail(problem)));
            }
        }
        if (results.isEmpty()) {
            results.add(new Result.Ok(shown + ", packages: " + ids.size() + ", versions: " + versions));
        }
        return results;
    }
}
