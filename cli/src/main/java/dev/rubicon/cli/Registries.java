package dev.rubicon.cli;

import dev.rubicon.repository.Transport;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.WebClient;
import dev.rubicon.repository.oci.MachineCredentials;
import dev.rubicon.repository.oci.OciAddress;
import dev.rubicon.repository.oci.OciTransport;
import dev.rubicon.repository.oci.Registry;
import java.nio.file.Path;

/** Repositories in registries, as this machine reaches them and as whom. Loaded only when an address says so. */
final class Registries {
    private Registries() {}

    static Transport transport(OciAddress address, Network network, Cache cache) {
        return new OciTransport(registry(address, network, cache), cache);
    }

    static Registry registry(OciAddress address, Network network, Cache cache) {
        return new Registry(
                address,
                network.plainHttp(),
                new MachineCredentials(NetworkOptions::environment, Path.of(HomeOptions.userHome())),
                new WebClient(WebServers.settings(network), cache, network.transfers()),
                network.transfers());
    }
}
