package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.value.AlDate;

/** What code sets for the rest of its session. */
public final class Settings {
    /** English (United States). */
    public static final long ENU = 1033;

    private AlDate workDate = AlDate.BLANK;
    private long language = ENU;
    private boolean hasLockTimeout = true;

    /** Blank as long as it is today. */
    public AlDate workDate() {
        return workDate;
    }

    public void workDate(AlDate newDate) {
        workDate = newDate;
    }

    /** What GlobalLanguage gives back. Texts are in English whatever it is. */
    public long language() {
        return language;
    }

    public void language(long newLanguage) {
        language = newLanguage;
    }

    /** What LockTimeout gives back. How long a lock is waited for is up to the database. */
    public boolean hasLockTimeout() {
        return hasLockTimeout;
    }

    public void hasLockTimeout(boolean has) {
        hasLockTimeout = has;
    }
}
