/** Rows of tables as code asks for them: filters, queries, and {@code Rows}, which answers. Must not know SQL. */
package dev.rubicon.al.runtime.rows;
