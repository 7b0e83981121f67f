package dev.rubicon.cli;

import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.installer.archive.ExportFormat;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.snapshot.SnapshotName;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.repository.http.WebAddress;
import dev.rubicon.repository.oci.OciAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How text on the command line becomes our types; what is wrong with it is said in our words. */
final class Conversions {
    private Conversions() {}

    static CommandLine register(CommandLine commandLine) {
        return commandLine
                .registerConverter(Version.class, saying(Version::parse))
                .registerConverter(VersionQuery.class, saying(VersionQuery::parse))
                .registerConverter(PackageId.class, saying(PackageId::new))
                .registerConverter(Dependency.class, saying(Dependency::parse))
                .registerConverter(DependencyArgument.class, saying(DependencyArgument::parse))
                .registerConverter(Path.class, saying(Conversions::path))
                .registerConverter(InstanceName.class, saying(InstanceName::new))
                .registerConverter(SnapshotName.class, saying(SnapshotName::new))
                .registerConverter(CompanyName.class, saying(CompanyName::new))
                .registerConverter(OciAddress.class, saying(OciAddress::parse))
                .registerConverter(RepositoryAddress.class, saying(RepositoryAddress::parse))
                .registerConverter(ByteCount.class, ByteCount::parse)
                .registerConverter(GitRange.class, saying(GitRange::parse))
                .registerConverter(ExportFormat.class, saying(Conversions::exportFormat))
                .registerConverter(Age.class, saying(Age::parse))
                .registerConverter(Interval.class, saying(Interval::parse))
                .registerConverter(UpdateWindow.class, saying(UpdateWindow::parse))
                .registerConverter(WebAddress.class, saying(WebAddress::parse));
    }

    /** @throws InvalidInput RB807 */
    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidInput(
                    "RB807",
                    "'" + Quoted.shortened(text) + "' is not a path",
                    "check it; names need a locale with UTF-8");
        }
    }

    private static ExportFormat exportFormat(String text) {
        return Arrays.stream(ExportFormat.values())
                .filter(format -> format.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "RB624", "'" + Quoted.shortened(text) + "' is not a format", "write csv or jsonl"));
    }

    private static <T> ITypeConverter<T> saying(ITypeConverter<T> converter) {
        return text -> {
            try {
                return converter.convert(text);
            } catch (InvalidInput invalid) {
                Problem problem = invalid.problems().getFirst();
                throw new TypeConversionException(problem.toString());
            }
        };
    }
}
