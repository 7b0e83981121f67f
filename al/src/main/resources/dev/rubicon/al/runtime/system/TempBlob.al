// Bytes that a variable holds.
codeunit 4100 "Temp Blob"
{
    var
        Holder: Record "Temp Blob Content" temporary;

    procedure CreateInStream() InStream: InStream
    begin
        Holder.Content.CreateInStream(InStream);
    end;

    procedure CreateInStream(var InStream: InStream)
    begin
        Holder.Content.CreateInStream(InStream);
    end;

    procedure CreateInStream(Encoding: TextEncoding) InStream: InStream
    begin
        Holder.Content.CreateInStream(InStream, Encoding);
    end;

    procedure CreateInStream(var InStream: InStream; Encoding: TextEncoding)
    begin
        Holder.Content.CreateInStream(InStream, Encoding);
    end;

    procedure CreateOutStream() OutStream: OutStream
    begin
        Holder.Content.CreateOutStream(OutStream);
    end;

    procedure CreateOutStream(var OutStream: OutStream)
    begin
        Holder.Content.CreateOutStream(OutStream);
    end;

    procedure CreateOutStream(Encoding: TextEncoding) OutStream: OutStream
    begin
        Holder.Content.CreateOutStream(OutStream, Encoding);
    end;

    procedure CreateOutStream(var OutStream: OutStream; Encoding: TextEncoding)
    begin
        Holder.Content.CreateOutStream(OutStream, Encoding);
    end;

    procedure HasValue(): Boolean
    begin
        exit(Holder.Content.HasValue());
    end;

    procedure Length(): Integer
    begin
        exit(Holder.Content.Length());
    end;

    procedure FromRecord(RecordVariant: Variant; FieldNo: Integer)
    var
        Reference: RecordRef;
    begin
        Reference.GetTable(RecordVariant);
        FromRecordRef(Reference, FieldNo);
    end;

    procedure FromRecordRef(RecordRef: RecordRef; FieldNo: Integer)
    begin
        FromFieldRef(RecordRef.Field(FieldNo));
    end;

    procedure ToRecordRef(var RecordRef: RecordRef; FieldNo: Integer)
    var
        Target: FieldRef;
    begin
        Target := RecordRef.Field(FieldNo);
        ToFieldRef(Target);
    end;

    procedure FromFieldRef(BlobFieldRef: FieldRef)
    begin
        BlobFieldRef.CalcField();
        Holder.Content := BlobFieldRef.Value();
    end;

    procedure ToFieldRef(var BlobFieldRef: FieldRef)
    begin
        BlobFieldRef.Value := Holder.Content;
    end;
}

table 4100 "Temp Blob Content"
{
    TableType = Temporary;

    fields
    {
        field(1; "Primary Key"; Integer) { }
        field(2; Content; Blob) { }
    }
}
