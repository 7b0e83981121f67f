package dev.rubicon.startup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rubicon.startup.sample.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

class LinkingTest {
    @Test
    void recordsAndSwitchesDoWhatTheyDid() throws IOException, ReflectiveOperationException {
        Jar jar = Samples.jar("Shape", "Shape$Empty", "Shape$Full", "Shape$Other", "Shape$Simple");
        jar.change(Linking::of);
        Class<?> changed = new JarLoader(jar).loadClass(Samples.PACKAGE + "Shape");
        assertEquals(Shape.described(), changed.getMethod("described").invoke(null));
    }

    @Test
    void onlyWhatACacheCanHoldIsLeftToBeLinked() throws IOException {
        Jar jar = Samples.jar("Shape", "Shape$Empty", "Shape$Full", "Shape$Other", "Shape$Simple");
        assertEquals(List.of("typeSwitch", "makeConcatWithConstants", "toString", "hashCode", "equals"), linked(jar));
        jar.change(Linking::of);
        assertEquals(List.of("makeConcatWithConstants"), linked(jar));
    }

    @Test
    void aClassWithoutEitherStaysAsItIs() throws IOException {
        Jar jar = Samples.jar("SampleCommand$Doubled");
        byte[] before = jar.entries().values().iterator().next();
        assertArrayEquals(before, Linking.of(before));
    }

    private static List<String> linked(Jar jar) {
        List<String> linked = new ArrayList<>();
        for (byte[] classFile : jar.entries().values()) {
            ClassNode node = new ClassNode();
            new ClassReader(classFile).accept(node, 0);
            node.methods.forEach(method -> method.instructions.forEach(instruction -> {
                if (instruction instanceof InvokeDynamicInsnNode site && !linked.contains(name(site))) {
                    linked.add(name(site));
                }
            }));
        }
        return linked;
    }

    private static String name(InvokeDynamicInsnNode site) {
        return site.bsm.getName().equals("bootstrap") ? site.name : site.bsm.getName();
    }
}
