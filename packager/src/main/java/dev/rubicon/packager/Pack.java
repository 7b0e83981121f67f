package dev.rubicon.packager;

import dev.rubicon.format.Content;
import dev.rubicon.format.Json;
import dev.rubicon.format.PackageWriter;
import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.ForceProof;
import dev.rubicon.model.ForceProof.Compared;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Packs folders and files into a package file. The same content gives the same bytes, wherever and whenever it is packed. */
public final class Pack {
    private static final PackagePath METADATA = new PackagePath(AppMetadata.FILE_NAME);

    private final AppRecogniser recogniser;

    public Pack(AppRecogniser recogniser) {
        this.recogniser = recogniser;
    }

    /**
     * Writes {@code <id>_<version>.zip} into the output folder, replacing a file of that name.
     *
     * @throws InvalidInput RB109 if ForceVersion is higher than the version; RB160 to RB166 or RB171 for the paths; RB172 or RB174 to RB176 for ForceVersion; what {@link
     *     PackageWriter}, {@link AppMetadataJson} and {@link Manifest} refuse
     * @throws Unavailable RB156, RB157, RB158 or RB170
     */
    public PackResult run(PackRequest request) {
        return prepare(request).write(request.outputFolder());
    }

    /**
     * Writes all of them, or none: nothing is written before all have been judged, and nothing stays where one cannot be written.
     *
     * @throws InvalidInput as {@link #run}, with the problems of all; RB174 for an earlier package that is none of theirs; RB181 if two
     *     are the same package
     * @throws Unavailable as {@link #run}
     */
    public List<PackResult> run(List<PackRequest> requests) {
        if (requests.size() == 1) {
            return List.of(run(requests.getFirst()));
        }
        SortedMap<PackageId, PreparedPackage> prepared = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (PackRequest request : EarlierPackages.shared(requests)) {
            try {
                PackageVersion identity = request.declared().identity();
                if (prepared.put(identity.id(), prepare(request)) != null) {
                    problems.add(PackProblems.twice(identity));
                }
            } catch (InvalidInput e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        List<PreparedPackage> ordered = requests.stream()
                .map(request -> prepared.get(request.declared().id()))
                .toList();
        return PackTogether.write(
                ordered, requests.stream().map(PackRequest::outputFolder).toList());
    }

    private PreparedPackage prepare(PackRequest request) {
        PackContent content = ContentScan.of(request, recogniser);
        Manifest declared = request.declared().withContent(content.packagedApps(), List.of());
        SortedMap<PackagePath, Content> files = new TreeMap<>();
        content.files().forEach((path, file) -> files.put(path, Content.of(file)));
        Optional<Compared> proof = switch (request.proof()) {
            case ProofRequest.Nothing nothing -> Optional.empty();
            case ProofRequest.Skip skip -> Optional.empty();
            case ProofRequest.Against against ->
                Optional.of(ForceProofReader.read(
                        declared.identity(), content.apps().values(), against.earlier()));
        };
        PackedMetadata metadata = PackedMetadata.of(
                request.forceVersion(),
                content.metadata().map(Pack::document).or(request::metadata),
                declared.identity(),
                proof);
        metadata.document().ifPresent(document -> files.put(METADATA, Content.of(document)));
        Optional<ForceCheck> check = proof.map(compared ->
                ForceCheck.of(declared.version(), metadata.metadata().forceVersion(), compared));
        check.filter(ForceCheck.TooLow.class::isInstance)
                .flatMap(low -> low.problem(declared.identity()))
                .ifPresent(problem -> {
                    throw new InvalidInput(problem);
                });
        return new PreparedPackage(
                declared.withForceProof(recorded(request.proof(), proof)),
                files,
                metadata.metadata().forceVersion(),
                proof,
                warnings(content, declared, metadata.metadata(), check));
    }

    private static Optional<ForceProof> recorded(ProofRequest asked, Optional<Compared> proof) {
        return asked instanceof ProofRequest.Skip ? Optional.of(new ForceProof.Skipped()) : proof.map(done -> done);
    }

    // One byte more than a document may have is enough to refuse it.
    private static byte[] document(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Json.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new Unavailable(PackProblems.cannotRead(file), e);
        }
    }

    private static List<Problem> warnings(
            PackContent content, Manifest declared, AppMetadata metadata, Optional<ForceCheck> check) {
        List<Problem> warnings = new ArrayList<>(content.warnings());
        metadata.unknownKeys().forEach(key -> warnings.add(PackProblems.unknownKey(key)));
        declared.apps().stream()
                .filter(app -> !app.app().version().equals(declared.version()))
                .forEach(app -> warnings.add(PackProblems.otherVersion(app, declared.identity())));
        check.flatMap(result -> result.problem(declared.identity())).ifPresent(warnings::add);
        return warnings;
    }
}
