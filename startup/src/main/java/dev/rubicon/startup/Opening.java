package dev.rubicon.startup;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;

/** Lets classes of the same package reach what is private and annotated by picocli, and private nested classes. */
final class Opening {
    private Opening() {}

    static byte[] of(byte[] classFile) {
        ClassNode node = new ClassNode();
        ClassReader reader = new ClassReader(classFile);
        reader.accept(node, 0);
        node.fields.stream().filter(Opening::isAnnotated).forEach(field -> field.access &= ~Opcodes.ACC_PRIVATE);
        for (InnerClassNode inner : node.innerClasses) {
            inner.access &= ~Opcodes.ACC_PRIVATE;
        }
        return ClassFiles.write(reader, node);
    }

    private static boolean isAnnotated(FieldNode field) {
        return field.visibleAnnotations != null
                && field.visibleAnnotations.stream().anyMatch(annotation -> annotation.desc.startsWith("Lpicocli/"));
    }
}
