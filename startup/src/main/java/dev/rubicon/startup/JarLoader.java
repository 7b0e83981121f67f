package dev.rubicon.startup;

/** Loads the jar's own classes from what is in it; all else is as for this class. */
final class JarLoader extends ClassLoader {
    private final Jar jar;

    JarLoader(Jar jar) {
        super(JarLoader.class.getClassLoader());
        this.jar = jar;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] own = jar.entries().get(name.replace('.', '/') + ".class");
        if (own == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, own, 0, own.length) : loaded;
        }
    }
}
