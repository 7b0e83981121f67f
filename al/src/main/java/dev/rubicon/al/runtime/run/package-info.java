/** What there is while code runs: the session, frames, and records. Code itself is made in {@code bind}. */
package dev.rubicon.al.runtime.run;
