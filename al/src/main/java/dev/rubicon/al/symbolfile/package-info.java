/**
 * {@code SymbolReference.json}, the compiler's description of an app: reading it, writing it, and comparing it with what the
 * sources declare. Must not know the file that it is in.
 */
package dev.rubicon.al.symbolfile;
