package dev.rubicon.packager;

import dev.rubicon.format.PackageFile;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.packager.ProofRequest.Against;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gives each of several packages those of the earlier packages that are its own. */
final class EarlierPackages {
    private final Map<Path, PackageVersion> identities = new TreeMap<>();

    private EarlierPackages() {}

    /**
     * The same requests. One whose package has no earlier file among those named is compared with nothing.
     *
     * @throws InvalidInput RB174 for each file that is an earlier version of none; what reading it refuses
     */
    static List<PackRequest> shared(List<PackRequest> requests) {
        EarlierPackages earlier = new EarlierPackages();
        requests.forEach(request -> earlier.read(request.proof()));
        Set<PackageId> packed = requests.stream()
                .map(request -> request.declared().identity().id())
                .collect(Collectors.toSet());
        List<Problem> strangers = earlier.identities.entrySet().stream()
                .filter(file -> !packed.contains(file.getValue().id()))
                .map(file -> PackProblems.earlierOfNone(file.getKey(), file.getValue()))
                .toList();
        if (!strangers.isEmpty()) {
            throw new InvalidInput(strangers);
        }
        return requests.stream()
                .map(request -> request.against(
                        earlier.own(request.declared().identity().id(), request.proof())))
                .toList();
    }

    private void read(ProofRequest proof) {
        if (proof instanceof Against against) {
            for (Path path : against.named()) {
                identities.computeIfAbsent(path, EarlierPackages::identity);
            }
        }
    }

    private static PackageVersion identity(Path path) {
        try (PackageFile file = PackageFile.open(path)) {
            return file.manifest().identity();
        }
    }

    private ProofRequest own(PackageId id, ProofRequest proof) {
        return switch (proof) {
            case ProofRequest.Nothing nothing -> nothing;
            case ProofRequest.Skip skip -> skip;
            case Against against -> {
                List<Path> named = against.named().stream()
                        .filter(path -> identities.get(path).id().equals(id))
                        .toList();
                yield named.isEmpty() && against.found().isEmpty()
                        ? new ProofRequest.Nothing()
                        : new Against(named, against.found());
            }
        };
    }
}
