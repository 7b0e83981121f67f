package dev.rubicon.installer;

/**
 * Who runs what, for the journal and for those who have to wait.
 *
 * @param command such as {@code install}
 */
public record Caller(String command, String user) {
    @Override
    public String toString() {
        return "'rubicon " + command + "' of user " + user + " (process "
                + ProcessHandle.current().pid() + ")";
    }
}
