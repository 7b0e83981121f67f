package dev.rubicon.startup;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** What {@link java.lang.runtime.ObjectMethods} links: equals, hashCode and toString over the components of a record, in their order. */
final class RecordMethod {
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String BUILDER = "java/lang/StringBuilder";

    private final MethodNode made;
    private final List<Handle> components;
    private final String record;

    private RecordMethod(MethodNode made, Object... arguments) {
        this.made = made;
        this.record = ((Type) arguments[0]).getInternalName();
        // After the record and the names of its components.
        this.components = Stream.of(arguments).skip(2).map(Handle.class::cast).toList();
    }

    static MethodNode write(MethodNode made, String name, String simpleName, Object... arguments) {
        RecordMethod method = new RecordMethod(made, arguments);
        switch (name) {
            case "equals" -> method.equality();
            case "hashCode" -> method.hash();
            case "toString" -> method.text(simpleName);
            default -> throw new IllegalStateException("records have no method " + name);
        }
        // The most that is needed: two components of two words each, beside a hash.
        made.visitMaxs(6, 2);
        return made;
    }

    private void equality() {
        Label other = new Label();
        Label same = new Label();
        Label differing = new Label();
        made.visitVarInsn(Opcodes.ALOAD, 0);
        made.visitVarInsn(Opcodes.ALOAD, 1);
        made.visitJumpInsn(Opcodes.IF_ACMPNE, other);
        answer(Opcodes.ICONST_1);
        begin(other);
        made.visitVarInsn(Opcodes.ALOAD, 1);
        made.visitTypeInsn(Opcodes.INSTANCEOF, record);
        made.visitJumpInsn(Opcodes.IFNE, same);
        answer(Opcodes.ICONST_0);
        begin(same);
        for (Handle component : components) {
            load(0, component);
            load(1, component);
            jumpIfDiffering(Type.getType(component.getDesc()), differing);
        }
        answer(Opcodes.ICONST_1);
        if (!components.isEmpty()) {
            begin(differing);
            answer(Opcodes.ICONST_0);
        }
    }

    private void jumpIfDiffering(Type type, Label differing) {
        switch (type.getSort()) {
            case Type.LONG -> {
                made.visitInsn(Opcodes.LCMP);
                made.visitJumpInsn(Opcodes.IFNE, differing);
            }
            case Type.FLOAT, Type.DOUBLE -> {
                call(boxed(type), "compare", "(" + type + type + ")I");
                made.visitJumpInsn(Opcodes.IFNE, differing);
            }
            case Type.OBJECT, Type.ARRAY -> {
                call(Type.getInternalName(Objects.class), "equals", "(" + OBJECT + OBJECT + ")Z");
                made.visitJumpInsn(Opcodes.IFEQ, differing);
            }
            default -> made.visitJumpInsn(Opcodes.IF_ICMPNE, differing);
        }
    }

    private void hash() {
        made.visitInsn(Opcodes.ICONST_0);
        for (Handle component : components) {
            Type type = Type.getType(component.getDesc());
            made.visitIntInsn(Opcodes.BIPUSH, 31);
            made.visitInsn(Opcodes.IMUL);
            load(0, component);
            if (isReference(type)) {
                call(Type.getInternalName(Objects.class), "hashCode", "(" + OBJECT + ")I");
            } else {
                call(boxed(type), "hashCode", "(" + type + ")I");
            }
            made.visitInsn(Opcodes.IADD);
        }
        made.visitInsn(Opcodes.IRETURN);
    }

    private void text(String simpleName) {
        made.visitTypeInsn(Opcodes.NEW, BUILDER);
        made.visitInsn(Opcodes.DUP);
        made.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        String before = simpleName + "[";
        for (Handle component : components) {
            append(before + component.getName() + "=");
            load(0, component);
            appendValue(Type.getType(component.getDesc()));
            before = ", ";
        }
        append(components.isEmpty() ? before + "]" : "]");
        made.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        made.visitInsn(Opcodes.ARETURN);
    }

    private void append(String text) {
        made.visitLdcInsn(text);
        appendOf("Ljava/lang/String;");
    }

    private void appendOf(String descriptor) {
        made.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", "(" + descriptor + ")L" + BUILDER + ";", false);
    }

    private void appendValue(Type type) {
        switch (type.getSort()) {
            case Type.OBJECT, Type.ARRAY -> appendOf(OBJECT);
            case Type.BYTE, Type.SHORT -> appendOf("I");
            default -> appendOf(type.getDescriptor());
        }
    }

    private void load(int variable, Handle component) {
        made.visitVarInsn(Opcodes.ALOAD, variable);
        if (variable == 1) {
            made.visitTypeInsn(Opcodes.CHECKCAST, record);
        }
        made.visitFieldInsn(Opcodes.GETFIELD, record, component.getName(), component.getDesc());
    }

    private void answer(int constant) {
        made.visitInsn(constant);
        made.visitInsn(Opcodes.IRETURN);
    }

    private void begin(Label label) {
        made.visitLabel(label);
        made.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }

    private void call(String owner, String name, String descriptor) {
        made.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    private static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    private static String boxed(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.CHAR -> "java/lang/Character";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> throw new IllegalStateException(type + " is no primitive type");
        };
    }
}
