/** What the tests of other modules begin with: packages made in a line or two, and a repository that does as it is told. */
package dev.rubicon.testkit;
