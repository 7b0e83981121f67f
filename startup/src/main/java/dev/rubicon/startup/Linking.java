package dev.rubicon.startup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Puts plain methods in place of call sites that no cache of classes can hold: switches over types, and equals, hashCode and toString
 * of records. Linking one of them takes a start up to a millisecond, in which Java makes a class for it.
 */
final class Linking {
    private static final String NAME = "linked$";

    private final ClassNode node;
    private final List<MethodNode> added = new ArrayList<>();

    private Linking(ClassNode node) {
        this.node = node;
    }

    static byte[] of(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode node = new ClassNode();
        reader.accept(node, 0);
        Linking linking = new Linking(node);
        node.methods.forEach(linking::link);
        node.methods.addAll(linking.added);
        return linking.added.isEmpty() ? classFile : ClassFiles.write(reader, node);
    }

    private void link(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof InvokeDynamicInsnNode site) {
                plain(site).ifPresent(plain -> {
                    added.add(plain);
                    boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
                    method.instructions.set(
                            site,
                            new MethodInsnNode(Opcodes.INVOKESTATIC, node.name, plain.name, plain.desc, isInterface));
                });
            }
        }
    }

    // Absent for what is linked from the cache anyway, and for what is rare.
    private Optional<MethodNode> plain(InvokeDynamicInsnNode site) {
        MethodNode made = new MethodNode(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                NAME + added.size(),
                site.desc,
                null,
                null);
        return switch (site.bsm.getOwner() + "." + site.bsm.getName()) {
            case "java/lang/runtime/SwitchBootstraps.typeSwitch" -> {
                boolean onlyTypes = Arrays.stream(site.bsmArgs).allMatch(label -> label instanceof Type);
                yield onlyTypes ? Optional.of(TypeSwitch.write(made, site.bsmArgs)) : Optional.empty();
            }
            case "java/lang/runtime/ObjectMethods.bootstrap" ->
                Optional.of(RecordMethod.write(made, site.name, simpleName(), site.bsmArgs));
            default -> Optional.empty();
        };
    }

    private String simpleName() {
        return node.innerClasses.stream()
                .filter(inner -> inner.name.equals(node.name))
                .findFirst()
                .map(inner -> inner.innerName)
                .orElseGet(() -> node.name.substring(node.name.lastIndexOf('/') + 1));
    }
}
