/** The objects of the apps whose code runs, as that code can name them, and the types of the language. Nothing here runs. */
package dev.rubicon.al.runtime.program;
