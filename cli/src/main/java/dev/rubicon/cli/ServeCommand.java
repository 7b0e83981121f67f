package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.Transport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Only {@link ServerStart} knows the server: its libraries are on the class path of this command alone. */
@Command(
        name = "serve",
        description = "Serve the repository and the fleet over HTTP.",
        footer = {
            "",
            "The first start prints an admin token, once. With a PostgreSQL catalog any number of servers work together.",
            "",
            "Examples:",
            "  rubicon serve",
            "  rubicon serve --host 0.0.0.0 --tls-cert server.pem --tls-key server.key \\",
            "      --catalog 'jdbc:postgresql://db/rubicon?user=rubicon' --log json",
            "  AWS_REGION=eu-central-1 rubicon serve --repository s3://example-packages --root root.json",
            "  rubicon serve --upstream https://updates.example.com/repository/ --upstream-root root.json"
        })
final class ServeCommand implements Callable<Integer> {
    /** How the log is written. */
    enum Log {
        TEXT,
        JSON
    }

    @Mixin
    private HomeOptions home;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "127.0.0.1",
            description = "Where to listen. Default: ${DEFAULT-VALUE}, this machine only.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "8420",
            description = "0 takes one that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--catalog",
            paramLabel = "URL",
            description =
                    "What the server knows: jdbc:postgresql://HOST/DATABASE (password in PGPASSWORD), or jdbc:sqlite:FILE."
                            + " Default: a file in Rubicon's folder.")
    private Optional<String> catalog;

    @Option(
            names = "--repository",
            paramLabel = "ADDRESS",
            description = {
                "A folder, s3://BUCKET[/FOLDER], or oci://HOST/NAME, which is only read.",
                "Default: 'repository' in Rubicon's folder; 'mirror' with --upstream."
            })
    private Optional<RepositoryAddress> repository;

    @Option(
            names = "--root",
            paramLabel = "FILE",
            description = "The root.json that a repository of s3: or oci: is to be trusted by. Needed once.")
    private Optional<Path> root;

    @Mixin
    private UpstreamOptions upstream;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificates (PEM), its own first.")
    private Optional<Path> certificates;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The private key (PKCS#8 in PEM).")
    private Optional<Path> key;

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json, a line a request on the error output. Default: ${DEFAULT-VALUE}.")
    private Log log;

    @Option(names = "--new-admin-token", description = "Make one more admin token, and print it.")
    private boolean newAdminToken;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (certificates.isPresent() != key.isPresent()) {
            throw new InvalidInput(
                    "RB916", "TLS needs a certificate and its key", "give both --tls-cert and --tls-key");
        }
        Optional<Transport> origin = upstream.trusted(home.home());
        ServedAddress address = new ServedAddress(home, repository, root, origin.isPresent());
        ServerOrder order = new ServerOrder(
                home.home(),
                host,
                port,
                catalog,
                address.folder().toAbsolutePath(),
                address.store(),
                origin,
                certificates,
                key,
                log.name(),
                newAdminToken);
        try {
            ServerStart.run(order, new Terminal(spec));
            return ExitCode.DONE.value();
        } catch (NoClassDefFoundError e) {
            throw new Unavailable(
                    "RB919",
                    "the libraries of the server are not on the class path",
                    "start it by the launcher: rubicon serve");
        }
    }
}
