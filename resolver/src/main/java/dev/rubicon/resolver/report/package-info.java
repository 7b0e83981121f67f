/** Answers of the resolver in words. Must not know how they are printed. */
package dev.rubicon.resolver.report;
