/**
 * What agents and their server tell each other: values, and their JSON both ways. Strict and bounded, since either side may be a
 * stranger. Must not know who sends it, nor how.
 */
package dev.rubicon.fleet.protocol;
