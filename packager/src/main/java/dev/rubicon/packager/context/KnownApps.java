package dev.rubicon.packager.context;

import dev.rubicon.model.PackageId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The packages of apps that everybody depends on: Microsoft's and LS Retail's. Source: design, facts of LS Central, 4.5. */
final class KnownApps {
    /** What {@code application} of a manifest asks for. */
    static final PackageId APPLICATION = new PackageId("bc-application");

    /** What {@code platform} of a manifest asks for. */
    static final PackageId PLATFORM = new PackageId("bc-system-symbols");

    static final UUID APPLICATION_APP = UUID.fromString("c1335042-3002-4257-bf8a-75c898ccb1b8");
    static final UUID PLATFORM_APP = UUID.fromString("8874ed3a-0643-4247-9ced-7a7002f7135d");

    private static final SortedMap<UUID, PackageId> IDS = ids();

    private KnownApps() {}

    private static SortedMap<UUID, PackageId> ids() {
        SortedMap<UUID, PackageId> ids = new TreeMap<>();
        Map.ofEntries(
                        Map.entry("c1335042-3002-4257-bf8a-75c898ccb1b8", "bc-application"),
                        Map.entry("8874ed3a-0643-4247-9ced-7a7002f7135d", "bc-system-symbols"),
                        Map.entry("63ca2fa4-4f03-4f2b-a480-172fef340d3f", "bc-system-application"),
                        Map.entry("437dbf0e-84ff-417a-965d-ed2bb9650972", "bc-base-application"),
                        Map.entry("dd0be2ea-f733-4d65-bb34-a28f4624fb14", "bc-test-library-assert"),
                        Map.entry("9856ae4f-d1a7-46ef-89bb-6ef056398228", "bc-system-application-test-library"),
                        Map.entry("e7320ebb-08b3-4406-b1ec-b4927d3e280b", "bc-test-library-any"),
                        Map.entry("5095f467-0a01-4b99-99d1-9ff1237d286f", "bc-test-library-variable-storage"),
                        Map.entry("5d86850b-0d76-4eca-bd7b-951ad998e997", "bc-base-application-tests-test-libraries"),
                        Map.entry("5ecfc871-5d82-43f1-9c54-59685e82318d", "ls-central-app"),
                        Map.entry("2a0547fa-f60f-401d-b1fe-c7c4be8fb230", "ls-central-system-app"),
                        Map.entry("7ecfc871-5d82-43f1-9c54-59685e82318d", "ls-hotels-app"),
                        Map.entry("44675339-2aaa-4712-b110-6ed8c84fb44c", "ls-central-app-es"),
                        Map.entry("bd0603d2-5742-4b21-b02a-a3e6e0f61468", "ls-central-app-ae"),
                        Map.entry("3daf228d-1cba-4ef1-824d-f7f26a765306", "ls-central-app-it"),
                        Map.entry("da034b08-af4a-47c7-998b-48bd0c8bc521", "ls-central-app-na"),
                        Map.entry("f18dd732-e484-47a3-a11a-d9c6bd37b4bf", "ls-central-app-au"))
                .forEach((app, id) -> ids.put(UUID.fromString(app), new PackageId(id)));
        return ids;
    }

    static Optional<PackageId> packageOf(UUID app) {
        return Optional.ofNullable(IDS.get(app));
    }
}
