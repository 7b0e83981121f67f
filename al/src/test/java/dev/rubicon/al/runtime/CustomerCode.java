package dev.rubicon.al.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rubicon.al.runtime.value.AlError;
import java.util.List;

/** Code that is run among tables of customers, their order lines and a log, in which three customers are. */
final class CustomerCode {
    private static final String TABLES = """
            table 50100 Customer
            {
                Caption = 'Client';
                fields
                {
                    field(1; "No."; Code[20]) { }
                    field(2; Name; Text[50])
                    {
                        Caption = 'Full Name';
                        trigger OnValidate()
                        begin
                            "Old Name" := xRec.Name;
                            "Search Name" := Name;
                        end;
                    }
                    field(3; "Old Name"; Text[50]) { }
                    field(4; "Search Name"; Code[50]) { }
                    field(5; Balance; Decimal) { }
                    field(6; Status; Option) { OptionMembers = " ",Open,Closed; }
                    field(7; Blocked; Boolean) { InitValue = true; }
                    field(8; Since; Date) { }
                    field(9; Size; Integer) { InitValue = 7; }
                    field(10; "Order Amount"; Decimal)
                    {
                        FieldClass = FlowField;
                        CalcFormula = sum("Order Line".Amount where("Customer No." = field("No."),
                                                                    Kind = field("Kind Filter")));
                    }
                    field(11; Orders; Integer)
                    {
                        FieldClass = FlowField;
                        CalcFormula = count("Order Line" where("Customer No." = field("No."), Kind = filter(<>Draft)));
                    }
                    field(12; "Has Draft"; Boolean)
                    {
                        FieldClass = FlowField;
                        CalcFormula = exist("Order Line" where("Customer No." = field("No."), Kind = const(Draft)));
                    }
                    field(13; "First Item"; Code[10])
                    {
                        FieldClass = FlowField;
                        CalcFormula = lookup("Order Line".Item where("Customer No." = field("No.")));
                    }
                    field(14; Highest; Decimal)
                    {
                        FieldClass = FlowField;
                        CalcFormula = -max("Order Line".Amount where("Customer No." = field("No.")));
                    }
                    field(20; "Kind Filter"; Option) { FieldClass = FlowFilter; OptionMembers = Draft,Real; }
                    field(21; Picture; Blob) { }
                }
                keys { key(PK; "No.") { } key(Named; Name) { } }

                trigger OnInsert() begin "Old Name" := 'inserted'; end;
                trigger OnModify() begin "Old Name" := 'modified ' + xRec.Name; end;
                trigger OnDelete()
                var
                    Log: Record Log;
                begin
                    Log.Text := 'deleted ' + "No.";
                    Log.Insert();
                end;
                trigger OnRename() begin "Old Name" := xRec."No." + '>' + "No."; end;
            }
            """;
    private static final String MORE = """
            table 50101 "Order Line"
            {
                fields
                {
                    field(1; "Entry No."; Integer) { AutoIncrement = true; }
                    field(2; "Customer No."; Code[20]) { TableRelation = Customer; }
                    field(3; Amount; Decimal) { }
                    field(4; Kind; Option) { OptionMembers = Draft,Real; }
                    field(5; Item; Code[20]) { }
                }
            }
            table 50102 Log
            {
                fields { field(1; No; Integer) { AutoIncrement = true; } field(2; Text; Text[100]) { } }
            }
            """;

    static Object run(String result, String variables, String body) {
        return run(result, variables, body, "");
    }

    static Object run(String result, String variables, String body, String others) {
        Running running = Running.of(
                TABLES,
                MORE,
                """
                codeunit 50100 Test
                {
                    procedure Go(): %s
                    var
                        C: Record Customer;
                        D: Record Customer;
                        L: Record "Order Line";
                        Log: Record Log;
                        T: Record Customer temporary;
                        Text: Text;
                        I: Integer;
                        %s
                    begin
                        Add('10000', 'Ann', 5);
                        Add('20000', 'Bob', 7.5);
                        Add('30000', 'ann', -1);
                        C.Reset();
                        %s
                    end;

                    procedure Add(No: Code[20]; Name: Text; Balance: Decimal)
                    var
                        C: Record Customer;
                    begin
                        C.Init();
                        C."No." := No;
                        C.Name := Name;
                        C.Balance := Balance;
                        C.Insert();
                    end;

                    procedure Line(Customer: Code[20]; Item: Code[20]; Amount: Decimal; Kind: Option)
                    var
                        L: Record "Order Line";
                    begin
                        L."Customer No." := Customer;
                        L.Item := Item;
                        L.Amount := Amount;
                        L.Kind := Kind;
                        L.Insert();
                    end;
                }
                """.formatted(result, variables, body),
                others.isEmpty() ? "codeunit 50199 Nothing {}" : others);
        assertEquals(List.of(), running.reach(50100).unsupported());
        return running.call(50100, "Go", new TestRows());
    }

    static String text(String body) {
        return (String) run("Text", "", body);
    }

    static String error(String body) {
        return error("", body);
    }

    static String error(String variables, String body) {
        return assertThrows(AlError.class, () -> run("Text", variables, body)).getMessage();
    }

    /** Says which customers C finds, one after another. */
    static final String NUMBERS = """
            if C.FindSet() then
                repeat
                    if Text <> '' then
                        Text += ' ';
                    Text += C."No.";
                until C.Next() = 0;
            exit(Text);
            """;

    private CustomerCode() {}
}
