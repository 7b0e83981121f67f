/**
 * What runs beside an instance: asks its server what to do, plans and applies it, and says what became of it. Works on without the
 * server. {@link dev.rubicon.fleet.agent.AgentRules} decides, without input, output or clock; {@link dev.rubicon.fleet.agent.Agent}
 * does.
 */
package dev.rubicon.fleet.agent;
