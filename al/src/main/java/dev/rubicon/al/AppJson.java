package dev.rubicon.al;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an {@code app.json} says that matters here. The format is Microsoft's and grows: keys that we do not use are not looked
 * at.
 */
record AppJson(
        AppIdentity identity, List<AppDependency> dependencies, List<String> preprocessorSymbols, IdRanges idRanges) {
    static final String PATH = "app.json";

    /** @throws InvalidInput with all that is wrong: RB12x, RB201 to RB203 */
    static AppJson read(byte[] bytes) {
        JsonObject json = JsonObject.read(bytes, PATH);
        List<Problem> problems = new ArrayList<>();
        Optional<AppHead> head = AppHead.attempt(() -> AppHead.read(json, PATH), problems);
        Optional<List<String>> symbols = AppHead.attempt(() -> json.strings("preprocessorSymbols"), problems);
        // They only matter to a warning: an app is not refused for them.
        Optional<IdRanges> ranges = AppHead.attempt(() -> idRanges(json), new ArrayList<>());
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new AppJson(
                head.orElseThrow().identity(),
                head.orElseThrow().dependencies(),
                symbols.orElseThrow(),
                ranges.orElse(new IdRanges(List.of())));
    }

    // Up to runtime 3 there was one.
    private static IdRanges idRanges(JsonObject json) {
        List<IdRanges.Range> ranges = new ArrayList<>(json.list("idRanges", AppJson::idRange));
        json.optional("idRange").ifPresent(range -> ranges.add(idRange(range)));
        return new IdRanges(ranges);
    }

    private static IdRanges.Range idRange(JsonNode node) {
        JsonObject range = JsonObject.of(node, "an id range in " + PATH);
        return new IdRanges.Range(range.integer("from"), range.integer("to"));
    }
}
