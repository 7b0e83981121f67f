/** JSON as AL code has it: a tree whose parts variables refer to and change. It knows nothing of code that runs. */
package dev.rubicon.al.runtime.json;
