package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.Variant;
import java.util.List;
import java.util.function.Predicate;

/** Methods of Variant, which all ask what is in it. */
final class VariantMethods {
    static final Builtins BUILTINS = new Builtins();

    // What cannot be in a Variant here.
    private static final List<String> NEVER = List.of(
            "Action",
            "Automation",
            "Binary",
            "DefaultLayout",
            "DotNet",
            "File",
            "FilterPageBuilder",
            "PromptMode",
            "ReportFormat",
            "TestPermissions",
            "TextConstant",
            "WideChar",
            "XmlAttribute",
            "XmlAttributeCollection",
            "XmlCData",
            "XmlComment",
            "XmlDeclaration",
            "XmlDocument",
            "XmlDocumentType",
            "XmlElement",
            "XmlNamespaceManager",
            "XmlNameTable",
            "XmlNode",
            "XmlNodeList",
            "XmlProcessingInstruction",
            "XmlReadOptions",
            "XmlText",
            "XmlWriteOptions");

    // Option types of the language itself.
    private static final List<String> OPTIONS = List.of(
            "ClientType",
            "DataClassification",
            "DataClassificationType",
            "ExecutionMode",
            "ObjectType",
            "SecurityFiltering",
            "TableConnectionType",
            "TextEncoding",
            "TransactionType");

    private static final List<Type> JSON =
            List.of(Simple.JSON_TOKEN, Simple.JSON_OBJECT, Simple.JSON_ARRAY, Simple.JSON_VALUE);

    private static final List<Simple> SIMPLE = List.of(
            Simple.BIG_INTEGER,
            Simple.BOOLEAN,
            Simple.BYTE,
            Simple.CHAR,
            Simple.DATE,
            Simple.DATE_FORMULA,
            Simple.DATE_TIME,
            Simple.DECIMAL,
            Simple.DURATION,
            Simple.FIELD_REF,
            Simple.GUID,
            Simple.IN_STREAM,
            Simple.INTEGER,
            Simple.JSON_ARRAY,
            Simple.JSON_OBJECT,
            Simple.JSON_VALUE,
            Simple.NOTIFICATION,
            Simple.OUT_STREAM,
            Simple.RECORD_ID,
            Simple.RECORD_REF,
            Simple.TEXT_BUILDER,
            Simple.TIME);

    static {
        NEVER.forEach(name -> add(name, type -> false));
        OPTIONS.forEach(name -> add(
                name,
                type -> type instanceof Type.Named named
                        && named.definition().name().equalsIgnoreCase(name)));
        SIMPLE.forEach(simple -> add(simple.toString(), type -> type == simple));
        add("JsonToken", JSON::contains);
        add("Text", type -> type instanceof Type.Text);
        add("Code", type -> type instanceof Type.Code);
        add("Option", type -> type instanceof Type.Named);
        add("Record", type -> type instanceof Type.RecordOf);
        add("Codeunit", type -> type instanceof Type.CodeunitOf);
        add("List", type -> type instanceof Type.ListOf);
        add("Dictionary", type -> type instanceof Type.DictionaryOf);
    }

    private VariantMethods() {}

    private static void add(String name, Predicate<Type> test) {
        BUILTINS.add("Is" + name, Simple.BOOLEAN, call -> test.test(held((Variant) call.receiver())));
    }

    private static Type held(Variant variant) {
        return variant.value() instanceof Variant inner ? held(inner) : variant.type();
    }
}
