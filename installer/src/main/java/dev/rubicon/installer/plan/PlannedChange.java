package dev.rubicon.installer.plan;

import dev.rubicon.schema.TableChange;

/**
 * A change of the schema and what it does to the rows that are there.
 *
 * @param breaking whether it needs force
 * @param rows in the table, in all companies
 * @param lost rows that lose a value, or are lost, unless it is archived
 */
public record PlannedChange(TableChange change, boolean breaking, long rows, long lost) {}
