/** The objects that every instance has without an app: written in AL, and tables that the program and the instance answer. */
package dev.rubicon.al.runtime.system;
