/** Commands, records and switches for the tests: one of each kind that Rubicon has. */
package dev.rubicon.startup.sample;
