package dev.rubicon.al.syntax;

/** The kinds of words that AL text is made of. Keywords are identifiers: any of them may name a field. */
public enum TokenKind {
    IDENTIFIER("a name"),
    QUOTED_IDENTIFIER("a name"),
    STRING("a text"),
    /** {@code @'...'}, which may hold line ends. */
    VERBATIM_STRING("a text"),
    INTEGER("a number"),
    /** Such as {@code 5L}. */
    BIG_INTEGER("a number"),
    DECIMAL("a number"),
    /** Such as {@code 20261231D}. */
    DATE("a date"),
    /** Such as {@code 235959.999T}. */
    TIME("a time"),
    /** {@code 0DT}. */
    DATE_TIME("a date and time"),
    LEFT_BRACE("'{'"),
    RIGHT_BRACE("'}'"),
    LEFT_PARENTHESIS("'('"),
    RIGHT_PARENTHESIS("')'"),
    LEFT_BRACKET("'['"),
    RIGHT_BRACKET("']'"),
    SEMICOLON("';'"),
    COMMA("','"),
    DOT("'.'"),
    RANGE("'..'"),
    COLON("':'"),
    SCOPE("'::'"),
    ASSIGN("':='"),
    QUESTION("'?'"),
    PLUS("'+'"),
    MINUS("'-'"),
    STAR("'*'"),
    SLASH("'/'"),
    PLUS_ASSIGN("'+='"),
    MINUS_ASSIGN("'-='"),
    STAR_ASSIGN("'*='"),
    SLASH_ASSIGN("'/='"),
    /** Between the values of a filter, as {@code |} is: {@code filter(<>1 & <>2)}. */
    AMPERSAND("'&'"),
    BAR("'|'"),
    EQUAL("'='"),
    NOT_EQUAL("'<>'"),
    LESS("'<'"),
    LESS_OR_EQUAL("'<='"),
    GREATER("'>'"),
    GREATER_OR_EQUAL("'>='"),
    END("the end of the file");

    private final String text;

    TokenKind(String text) {
        this.text = text;
    }

    /** Whether it can name something. */
    public boolean isName() {
        return this == IDENTIFIER || this == QUOTED_IDENTIFIER;
    }

    /** As it stands in messages: {@code ';'}, {@code a name}. */
    @Override
    public String toString() {
        return text;
    }
}
