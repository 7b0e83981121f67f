package dev.rubicon.installer.upgrade;

/** Runs the code of one app, in the transaction that is open. The tables and the registry are those of the version that comes. */
sealed interface CodeRun extends AutoCloseable permits UpgradeRun, ScriptRun {
    /** Whether there is anything of that phase. */
    boolean hasAny(Phase phase);

    /** @throws dev.rubicon.model.Unavailable RB772, RB780, RB787, RB788 if it ends with an error */
    void run(Phase phase);

    /** Notes the tags that the app offers for new companies. */
    void offerTags();

    @Override
    void close();
}
