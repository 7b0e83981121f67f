/** The functions and methods of the language. Each is a {@code Builtin}: its name, what it takes and gives, and what it does. */
package dev.rubicon.al.runtime.builtin;
