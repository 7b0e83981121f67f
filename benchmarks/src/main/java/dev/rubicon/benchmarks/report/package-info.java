/** What benchmarks find out, in one shape for all: measured runs, their medians, a table for people and JSON for programs. Knows no benchmark. */
package dev.rubicon.benchmarks.report;
