package dev.rubicon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.fleet.protocol.DeploymentRequest;
import dev.rubicon.fleet.protocol.DeploymentRequestJson;
import dev.rubicon.installer.InstallRequest;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.repository.http.WebAddress;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where a server keeps an installer. */
record InstallerAddress(WebAddress server, String name) {
    private static final String PATH = "api/v1/installers/";

    /** @throws InvalidInput RB982 */
    static InstallerAddress parse(String text) {
        int path = text.indexOf("/" + PATH);
        String name = path < 0 ? "" : text.substring(path + 1 + PATH.length());
        if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new InvalidInput(
                    "RB982",
                    "'" + Quoted.shortened(text) + "' is not the address of an installer",
                    "write https://SERVER/" + PATH + "NAME");
        }
        return new InstallerAddress(WebAddress.parse(text.substring(0, path + 1)), name);
    }

    /** The server's own. */
    RepositoryAddress repository() {
        return RepositoryAddress.parse(server.uri().resolve("repository/").toString());
    }

    /** What was saved. */
    record Saved(DeploymentRequest.Install install) {
        /** The same with what is given where it is installed, which comes first. */
        InstallRequest with(Arguments arguments, boolean archive, SortedSet<String> skippedCode) {
            SortedSet<String> skipped = new TreeSet<>(install.skippedCode());
            skipped.addAll(skippedCode);
            return new DeploymentRequest.Install(
                            install.packages(),
                            install.rest(),
                            install.arguments().overriddenBy(arguments),
                            install.archive() && archive,
                            skipped,
                            install.forced())
                    .installRequest();
        }
    }

    Saved fetch(ServerLink link) {
        JsonNode installer = link.get(PATH + ServerLink.segment(name));
        return switch (DeploymentRequestJson.read(installer.path("request"))) {
            case DeploymentRequest.Install install -> new Saved(install);
            case DeploymentRequest.Uninstall uninstall ->
                throw new InvalidInput("RB981", "'" + name + "' installs nothing", "save another one under this name");
        };
    }
}
