/** What Rubicon does inside of a command, one operation at a time, in a warm JVM, beside the least that anybody would have to do for it. */
package dev.rubicon.benchmarks.operations;
