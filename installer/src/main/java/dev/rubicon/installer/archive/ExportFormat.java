package dev.rubicon.installer.archive;

import java.util.List;
import java.util.Locale;

/** How rows of the archive are written. */
public enum ExportFormat {
    /** RFC 4180, UTF-8, with a header. An absent value has nothing between its commas, an empty text is {@code ""}. */
    CSV,
    /** JSON Lines: an object for each row. A Decimal is a string, so that no reader rounds it. */
    JSONL;

    /** What files of this format end with. */
    public String suffix() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    RowFormat over(ArchiveEntry entry, List<ExportColumn> columns) {
        return switch (this) {
            case CSV -> new CsvRows(columns);
            case JSONL -> new JsonRows(columns, entry.wholeTable());
        };
    }
}
