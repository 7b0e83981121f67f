package dev.rubicon.startup;

import java.util.Arrays;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * What {@link java.lang.runtime.SwitchBootstraps#typeSwitch} links: of a value and an index, the first index from there on whose type
 * the value has, the number of types if there is none, or -1 for null.
 */
final class TypeSwitch {
    private TypeSwitch() {}

    static MethodNode write(MethodNode made, Object... types) {
        Label notNull = new Label();
        Label none = new Label();
        Label[] from = new Label[types.length];
        Arrays.setAll(from, index -> new Label());
        made.visitVarInsn(Opcodes.ALOAD, 0);
        made.visitJumpInsn(Opcodes.IFNONNULL, notNull);
        made.visitInsn(Opcodes.ICONST_M1);
        made.visitInsn(Opcodes.IRETURN);
        begin(made, notNull);
        if (types.length > 0) {
            made.visitVarInsn(Opcodes.ILOAD, 1);
            made.visitTableSwitchInsn(0, types.length - 1, none, from);
        }
        for (int i = 0; i < types.length; i++) {
            Label next = i + 1 < types.length ? from[i + 1] : none;
            begin(made, from[i]);
            made.visitVarInsn(Opcodes.ALOAD, 0);
            made.visitTypeInsn(Opcodes.INSTANCEOF, ((Type) types[i]).getInternalName());
            made.visitJumpInsn(Opcodes.IFEQ, next);
            made.visitIntInsn(Opcodes.SIPUSH, i);
            made.visitInsn(Opcodes.IRETURN);
        }
        if (types.length > 0) {
            begin(made, none);
        }
        made.visitIntInsn(Opcodes.SIPUSH, types.length);
        made.visitInsn(Opcodes.IRETURN);
        made.visitMaxs(2, 2);
        return made;
    }

    private static void begin(MethodNode made, Label label) {
        made.visitLabel(label);
        made.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
}
