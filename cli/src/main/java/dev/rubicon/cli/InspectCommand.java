package dev.rubicon.cli;

import dev.rubicon.al.signature.TrustedCertificates;
import dev.rubicon.cli.Inspection.Questions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "inspect",
        description = "Show what is inside a package file or an app file.",
        footer = {
            "",
            "With --check all digests of a package are verified, and the tables that an app's compiler described are",
            "compared with its sources, field by field. Differences end with exit code 4.",
            "",
            "With --trust the signatures of app files are verified: that the content is what was signed, and that the",
            "signer's certificate leads to one in the given file. Time stamps count if theirs do, too. No network is",
            "asked whether certificates were revoked. Of a ready-to-run package the app inside is verified, not what a",
            "server has made of it. Exit code 3 says untrusted or not signed, 4 changed or damaged.",
            "",
            "Example:",
            "  rubicon inspect out/my-app_2.0.0.zip --check",
            "  rubicon inspect Base.app --trust authorities.pem"
        })
final class InspectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "A package file, or an app file (.app).")
    private Path file;

    @Option(names = "--check", description = "Compare what can be compared.")
    private boolean check;

    @Option(
            names = "--trust",
            paramLabel = "CERTS",
            description = "Verify signatures. The certificates of trusted authorities, in a PEM or DER file.")
    private Optional<Path> trust;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Inspection inspection = Inspection.of(
                file,
                new Questions(
                        check,
                        trust.map(TrustedCertificates::read),
                        Clock.systemUTC().instant()));
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(InspectionJson.write(inspection));
        } else {
            InspectionText.lines(inspection, terminal).forEach(terminal::line);
        }
        return ExitCode.of(inspection).value();
    }
}
