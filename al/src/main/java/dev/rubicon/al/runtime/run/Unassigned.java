package dev.rubicon.al.runtime.run;

/** What a variable holds that was never assigned to and has no blank value: that of an interface. */
public enum Unassigned {
    VALUE
}
