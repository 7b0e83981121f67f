package dev.rubicon.fleet.protocol;

/** Which hours an update of an instance keeps to. */
public enum Hours {
    /** The instance's own. */
    OWN,
    /** None: it may begin at any time. Somebody said so, for something that cannot wait. */
    ANY
}
