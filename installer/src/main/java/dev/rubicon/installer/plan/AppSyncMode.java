package dev.rubicon.installer.plan;

/** How a single app is synchronized, without any package being installed. The words are Business Central's. */
public enum AppSyncMode {
    /** Only what keeps every row and value, and only a later version than the one synced before. */
    ADD("Add"),
    /** As Add, and the same version may have another schema than before. */
    DEVELOPMENT("Development"),
    /** The schema becomes the given one, whatever it was; what is lost is archived first. */
    FORCE_SYNC("ForceSync"),
    /** All that the app has goes, of whatever version. */
    CLEAN("Clean");

    private final String text;

    AppSyncMode(String text) {
        this.text = text;
    }

    /** As Business Central writes it. */
    @Override
    public String toString() {
        return text;
    }
}
