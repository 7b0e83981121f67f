package dev.rubicon.cli;

import dev.rubicon.installer.instance.InstanceDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An install in a process of its own, into an instance that this process makes. */
interface KillableInstall extends Killable {
    /** The package and the version that it is about. */
    String target();

    @Override
    default Process start(String instance) throws IOException {
        return new InstallProcess(folder()).start(target(), instance);
    }

    @Override
    default String output() {
        return new InstallProcess(folder()).output();
    }

    @Override
    default InstanceDatabase open(String instance) {
        return new InstallProcess(folder()).open(instance);
    }

    /** Runs a command in this process. */
    default void run(String... words) {
        CommandLineRun.mustRun(folder(), words);
    }

    /** Makes an instance with one company, and options of its own. */
    default void create(String instance, List<String> options) {
        List<String> create = new ArrayList<>(List.of("instance", "create", instance, "--company", "CRONUS"));
        create.addAll(options);
        run(create.toArray(String[]::new));
    }
}
