package dev.rubicon.repository.http;

/** Is told of packages on their way. */
public interface Transfers {
    Transfers SILENT = new Transfers() {
        @Override
        public void begins(String name, long size, long here) {}

        @Override
        public void received(long bytes) {}

        @Override
        public void ends() {}
    };

    /**
     * @param size in bytes
     * @param here how many of them came in an earlier try
     */
    void begins(String name, long size, long here);

    /** So many more; negative if what came is thrown away. */
    void received(long bytes);

    /** Whether or not it is complete. */
    void ends();
}
