package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.TableDefinition;
import java.util.Optional;
import java.util.UUID;

/** Where nothing was ever archived. */
final class NoArchives implements Archives {
    @Override
    public Optional<String> version(UUID app) {
        return Optional.empty();
    }

    @Override
    public void restore(Session session, UUID app, TableDefinition table) {}

    @Override
    public void delete(Session session, UUID app, TableDefinition table) {}

    @Override
    public boolean read(Session session, UUID app, RecordValue into) {
        return false;
    }
}
