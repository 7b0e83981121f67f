package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.Transport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The repository that a server mirrors as it is asked for. */
final class UpstreamOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--upstream",
            paramLabel = "ADDRESS",
            description =
                    "Mirror this repository (http:, https:, oci: or s3:): what is asked for and missing is brought, verified and kept.")
    private Optional<RepositoryAddress> upstream;

    @Option(
            names = "--upstream-root",
            paramLabel = "FILE",
            description = "The root.json that the upstream is to be trusted by. Needed once.")
    private Optional<Path> root;

    /**
     * Where it comes from, its root trusted.
     *
     * @throws InvalidInput RB929 if it is a folder, or there is only a root
     */
    Optional<Transport> trusted(Path home) {
        if (upstream.isEmpty() && root.isPresent()) {
            throw new InvalidInput("RB929", "--upstream-root goes with --upstream", "give the address: --upstream URL");
        }
        return upstream.map(address -> trusted(address, home));
    }

    private Transport trusted(RepositoryAddress address, Path home) {
        if (address instanceof RepositoryAddress.Folder folder) {
            throw new InvalidInput(
                    "RB929",
                    folder.path() + " is a folder, which needs no mirror",
                    "serve it as it is: --repository " + folder.path());
        }
        Repositories repositories = new Repositories(home, Clock.systemUTC(), network());
        Transport transport = repositories.transport(address);
        try {
            repositories.trusted(transport, root);
        } catch (Untrusted e) {
            throw e.problems().getFirst().code().equals("RB320")
                    ? unknown(e.problems().getFirst())
                    : e;
        }
        return transport;
    }

    // Elsewhere the option has another name.
    private static Untrusted unknown(Problem problem) {
        return new Untrusted(
                problem.code(),
                problem.message(),
                "get its root.json from the publisher by a way that you trust, and give it with --upstream-root");
    }

    private Network network() {
        Terminal terminal = new Terminal(spec);
        return Network.quiet().heeding(problem -> terminal.message(problem.message()));
    }
}
