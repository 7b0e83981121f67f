package dev.rubicon.cli;

import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.instance.Instances;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where Rubicon keeps its registry of instances and, unless told otherwise, its repository. */
final class HomeOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Rubicon's folder. Default: RUBICON_HOME, else ~/.rubicon.")
    private Path home;

    Path home() {
        Path folder = Optional.ofNullable(home)
                .or(() -> Optional.ofNullable(System.getenv("RUBICON_HOME"))
                        .filter(value -> !value.isBlank())
                        .map(Path::of))
                .orElseGet(() -> Path.of(userHome(), ".rubicon"));
        return folder.toAbsolutePath().normalize();
    }

    // What ~ means to the shell that the command came from.
    static String userHome() {
        return Optional.ofNullable(System.getenv("HOME"))
                .filter(value -> !value.isBlank())
                .orElseGet(() -> System.getProperty("user.home"));
    }

    Instances instances() {
        return new Instances(home());
    }

    Instance instance(InstanceName name) {
        return instances().find(name);
    }
}
