package dev.rubicon.installer;

/** What a run commits at once. */
public enum Commit {
    /** Each step, as soon as it is done: what is done stays done if a later one fails. */
    EACH_STEP,
    /** The whole plan: all of it is done, or nothing. */
    WHOLE_PLAN
}
