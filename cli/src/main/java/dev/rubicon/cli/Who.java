package dev.rubicon.cli;

import dev.rubicon.installer.Caller;

/** Who runs this process. */
final class Who {
    private Who() {}

    static Caller runs(String command) {
        return new Caller(command, System.getProperty("user.name", "unknown"));
    }
}
