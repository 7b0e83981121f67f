package dev.rubicon.startup;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/** Writes what was changed in a class. */
final class ClassFiles {
    private ClassFiles() {}

    // Frames are kept as they are: none of our changes adds or removes one.
    static byte[] write(ClassReader read, ClassNode changed) {
        ClassWriter writer = new ClassWriter(read, 0);
        changed.accept(writer);
        return writer.toByteArray();
    }
}
