package dev.rubicon.installer;

/**
 * How the rows of a table differ from those of a snapshot. Only columns that both have, and that no step has altered in between,
 * are compared.
 *
 * @param table as the database calls it
 * @param isNew whether the snapshot does not have it
 * @param byKey whether rows were compared by primary key; else only their number was
 */
public record TableWrites(String table, boolean isNew, boolean byKey, long added, long changed, long deleted) {
    public boolean isEmpty() {
        return added == 0 && changed == 0 && deleted == 0;
    }
}
