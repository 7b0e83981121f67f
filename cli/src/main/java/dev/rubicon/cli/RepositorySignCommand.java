package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.tuf.RootDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sign",
        description = "Sign a draft of a root with the keys of this machine, and say what it says.",
        footer = {
            "",
            "The repository need not be here: carry the file to the keys, and back. Read who is to sign before you take it back.",
            "",
            "Example:",
            "  rubicon repository sign root-2.draft.json --key /media/disk/root.pem"
        })
final class RepositorySignCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The draft. The signatures are added to it.")
    private Path file;

    @Mixin
    private HomeOptions home;

    @Option(names = "--key", paramLabel = "FILE", description = "A private key that is elsewhere. Repeatable.")
    private List<Path> others = List.of();

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RootDraft draft = RootText.read(file);
        KeyFiles keys = KeeperOptions.keys(home, new AskedPassphrase());
        RootDraft signed = draft.signedBy(KeyOptions.both(keys.all(), KeyOptions.signing(others, keys)));
        if (signed.equals(draft) && !draft.missing().isEmpty()) {
            throw new InvalidInput(
                    "RB321",
                    "no key that is here can sign root " + draft.root().version() + " any further",
                    "missing are " + String.join(", and ", draft.missing()) + "; give a key with --key");
        }
        RootText.write(signed, file, new Terminal(spec), json);
        return ExitCode.DONE.value();
    }
}
