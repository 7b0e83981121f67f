package dev.rubicon.fleet.protocol;

import dev.rubicon.installer.instance.InstanceName;

/**
 * An agent that wants to belong to a fleet. Sent with a registration token that is good for one.
 *
 * @param name that the instance is to have in the fleet
 */
public record Registration(InstanceName name, String client) {}
