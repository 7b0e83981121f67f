package dev.rubicon.repository;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.PackageId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which packages substitute for which, so that nobody has to read every index for it: some version of them may.
 *
 * @param all by the package that they may stand in for
 */
record Substitutes(SortedMap<PackageId, SortedSet<PackageId>> all) {
    static final Substitutes NONE = new Substitutes(new TreeMap<>());

    Substitutes {
        all = new TreeMap<>(all);
    }

    static Substitutes read(JsonObject json) {
        SortedMap<PackageId, SortedSet<PackageId>> all = new TreeMap<>();
        for (String id : json.unasked()) {
            SortedSet<PackageId> substitutes = new TreeSet<>();
            json.strings(id).forEach(one -> substitutes.add(new PackageId(one)));
            all.put(new PackageId(id), substitutes);
        }
        return new Substitutes(all);
    }

    List<PackageId> of(PackageId id) {
        return List.copyOf(all.getOrDefault(id, new TreeSet<>()));
    }

    Substitutes with(PackageId original, PackageId substitute) {
        SortedMap<PackageId, SortedSet<PackageId>> more = new TreeMap<>(all);
        SortedSet<PackageId> substitutes = new TreeSet<>(of(original));
        substitutes.add(substitute);
        more.put(original, substitutes);
        return new Substitutes(more);
    }

    byte[] render() {
        ObjectNode json = Json.object();
        all.forEach((id, substitutes) -> {
            ArrayNode array = json.putArray(id.value());
            substitutes.forEach(substitute -> array.add(substitute.value()));
        });
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
