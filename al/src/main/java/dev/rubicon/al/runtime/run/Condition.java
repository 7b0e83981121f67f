package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.rows.Filter;

/**
 * A filter as AL sets it.
 *
 * @param text in the filter language, as GetFilter gives it
 */
public record Condition(Filter filter, String text) {}
