/** Values as texts and texts as values, as the language ENU with the region en-US has them. It knows nothing of code that runs. */
package dev.rubicon.al.runtime.format;
