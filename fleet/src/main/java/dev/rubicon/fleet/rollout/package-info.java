/**
 * How a deployment goes through a fleet, as rules: state and event in, state and decisions out. No input, no output, no clock: an
 * event says when it was. Must not know how states are stored, nor how agents are spoken to.
 */
package dev.rubicon.fleet.rollout;
