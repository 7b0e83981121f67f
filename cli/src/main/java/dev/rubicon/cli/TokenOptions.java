package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.cache.Cache;
import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.http.WebAddress;
import dev.rubicon.repository.http.WebClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** By whose token a server is asked. It is never among the words of a command, where everybody on this machine could read it. */
final class TokenOptions {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "For a server: a file with the token, readable by you alone. Default: RUBICON_TOKEN.")
    private Optional<Path> tokenFile;

    /** @throws InvalidInput RB917 without a token, RB920 if its file cannot be used, RB922 if others could listen */
    ServerLink link(WebAddress address, Network network, Path home) {
        if (address.uri().getScheme().equals("http")
                && !network.plainHttp()
                && !isHere(address.uri().getHost())) {
            throw new InvalidInput(
                    "RB922",
                    "the token would go to " + address + " where others can listen",
                    "use https, or say --plain-http if the network is yours alone");
        }
        Cache cache = new Cache(home.resolve("cache"), Clock.systemUTC());
        WebClient client = new WebClient(WebServers.settings(network), cache, Transfers.SILENT);
        return new ServerLink(address.uri(), client, token());
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private String token() {
        return tokenFile
                .map(TokenOptions::read)
                .or(() -> NetworkOptions.environment("RUBICON_TOKEN"))
                .map(String::strip)
                .filter(token -> token.matches("[A-Za-z0-9._~+/=-]{1,512}"))
                .orElseThrow(
                        () -> new InvalidInput(
                                "RB917",
                                "no token is given, or what is given cannot be one",
                                "put it into RUBICON_TOKEN or a file named by --token-file; an admin makes one: rubicon token create"));
    }

    private static String read(Path file) {
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            Set<PosixFilePermission> mine = Set.of(
                    PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
            if (posix && !mine.containsAll(Files.getPosixFilePermissions(file))) {
                throw new InvalidInput(
                        "RB920",
                        "the token file " + file + " can be read or changed by others than its owner",
                        "chmod 600 '" + file + "'; if others may have read it, revoke the token");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidInput("RB920", "the token file " + file + " cannot be read", "check the path");
        }
    }
}
