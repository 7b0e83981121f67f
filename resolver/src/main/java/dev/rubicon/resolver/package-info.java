/**
 * Which versions an instance is to have, and in which order it gets them. Values in, values out: packages come in through
 * {@link dev.rubicon.resolver.VersionSource}, answers are data. Must not know files, JSON, databases, the clock or how an
 * answer is printed.
 */
package dev.rubicon.resolver;
