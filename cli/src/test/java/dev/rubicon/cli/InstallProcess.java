package dev.rubicon.cli;

import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.instance.Instances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An install, or another command, in a process of its own. */
record InstallProcess(Path folder) {
    Process start(String id, String instance) throws IOException {
        return command("install", "--id", id, "--instance", instance, "--yes");
    }

    /** Another command. */
    Process command(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", folder.resolve("home").toString()));
        return java(all)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    /** Rubicon with exactly these words. */
    static ProcessBuilder java(List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(words);
        return new ProcessBuilder(command);
    }

    /** What the last one has printed. */
    String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    InstanceDatabase open(String instance) {
        return InstanceDatabase.open(new Instances(folder.resolve("home")).find(new InstanceName(instance)));
    }
}
