package dev.rubicon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.tuf.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "keys",
        description = "The keys of this machine.",
        footer = {"", "Examples:", "  rubicon repository keys list", "  rubicon repository keys make root --encrypt"})
final class RepositoryKeysCommand {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "List them, by the names that roots call them.",
            footer = {"", "Example:", "  rubicon repository keys list"})
    int list(@Mixin HomeOptions home, @Option(names = "--json", description = "Print as JSON.") boolean json) {
        KeyFiles files = KeeperOptions.keys(home, new AskedPassphrase());
        SortedMap<Path, SigningKey> keys = files.byFile();
        Terminal terminal = new Terminal(spec);
        if (json) {
            ArrayNode array = Json.array();
            keys.forEach((file, key) -> array.addObject()
                    .put("id", key.publicKey().id())
                    .put("file", file.toString())
                    .put("encrypted", key.isEncrypted()));
            terminal.json(array);
        } else if (keys.isEmpty()) {
            terminal.message("there are no keys in " + files.folder());
        } else {
            TextTable table = new TextTable("KEY", "ENCRYPTED", "FILE");
            keys.forEach((file, key) -> table.row(
                    RootText.abbreviated(key.publicKey().id()), key.isEncrypted() ? "yes" : "no", file.toString()));
            table.lines().forEach(terminal::line);
        }
        return ExitCode.DONE.value();
    }

    @Command(
            name = "make",
            description = "Make one: a private key for this machine, and its public half for others.",
            footer = {
                "",
                "Keys are Ed25519, as PKCS#8 in PEM. The passphrase comes from RUBICON_KEY_PASSPHRASE, or is asked for.",
                "",
                "Example:",
                "  rubicon repository keys make root --encrypt"
            })
    int make(
            @Mixin HomeOptions home,
            @Parameters(paramLabel = "NAME", description = "What its file's name begins with, such as root.")
                    String name,
            @Option(names = "--encrypt", description = "Under a passphrase.") boolean encrypt,
            @Option(names = "--json", description = "Print as JSON.") boolean json) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput("RB346", "a key cannot be called that", "expected a-z, 0-9 and '-'");
        }
        KeyFiles files = KeeperOptions.keys(home, new AskedPassphrase(true));
        SigningKey key = encrypt ? files.makeEncrypted(name) : files.make(name);
        Path file = files.file(name, key.publicKey());
        Path half = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.pem$", ".pub"));
        try {
            Files.write(half, key.publicKey().pem().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new InvalidInput("RB344", half + " cannot be written", "check the folder and its permissions");
        }
        Terminal terminal = new Terminal(spec);
        if (json) {
            terminal.json(Json.object()
                    .put("id", key.publicKey().id())
                    .put("file", file.toString())
                    .put("public", half.toString())
                    .put("encrypted", encrypt));
        } else {
            terminal.line("made the key " + RootText.abbreviated(key.publicKey().id()));
            terminal.line("  private  " + file + (encrypt ? ", encrypted" : ""));
            terminal.line("  public   " + half);
        }
        return ExitCode.DONE.value();
    }
}
