using System.Globalization;
using System.Text;
using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.FhirPath.Language;

internal enum TokenKind
{
    End,
    Identifier,
    Delimited,
    String,
    Integer,
    Decimal,
    Moment,
    External,
    Special,
    Symbol,
}

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it starts in the text, from 0.</param>
/// <param name="Text">The name, symbol or text, escapes undone.</param>
/// <param name="Value">The value of a literal.</param>
internal readonly record struct Token(TokenKind Kind, int Position, string Text, FhirNode Value = default)
{
    public bool Is(string symbol) => Kind is TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind is TokenKind.Identifier && Text == word;
}

/// <summary>Text into tokens. http://hl7.org/fhirpath/N1/grammar.html</summary>
internal sealed class Lexer(string text)
{
    private int _at;

    /// <summary>All tokens, the last being <see cref="TokenKind.End"/>. Throws <see cref="SyntaxException"/>.</summary>
    public List<Token> Read()
    {
        var tokens = new List<Token>();
        while (true)
        {
            SkipBlank();
            if (_at >= text.Length)
            {
                tokens.Add(new Token(TokenKind.End, text.Length, ""));
                return tokens;
            }

            tokens.Add(Next());
        }
    }

    private Token Next()
    {
        var start = _at;
        var c = text[_at];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            return new Token(TokenKind.Identifier, start, Word());
        }

        if (char.IsAsciiDigit(c))
        {
            return Number();
        }

        switch (c)
        {
            case '\'':
                return Literal(Quoted('\''), start);
            case '`':
                return new Token(TokenKind.Delimited, start, Quoted('`'));
            case '@':
                return Moment();
            case '%':
                _at++;
                return new Token(TokenKind.External, start, ExternalName(start));
            case '$':
                _at++;
                return new Token(TokenKind.Special, start, Word());
            default:
                return Symbol();
        }
    }

    private static Token Literal(string value, int start) => new(TokenKind.String, start, value, FhirNode.From(value));

    private Token Symbol()
    {
        var start = _at;
        if (start + 1 < text.Length && text.AsSpan(start, 2) is "<=" or ">=" or "!=" or "!~")
        {
            _at += 2;
            return new Token(TokenKind.Symbol, start, text.Substring(start, 2));
        }

        if (!"()[]{}.,+-*/&|<>=~".Contains(text[start]))
        {
            throw new SyntaxException($"'{text[start]}' has no meaning here.", start);
        }

        _at++;
        return new Token(TokenKind.Symbol, start, text[start].ToString());
    }

    private string Word()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return text[start.._at];
    }

    private string ExternalName(int start)
    {
        var name = _at < text.Length ? text[_at] switch
        {
            '`' or '\'' or '"' => Quoted(text[_at]),
            _ => Word(),
        } : "";
        return name.Length > 0 ? name : throw new SyntaxException("A name must follow %.", start);
    }

    private Token Number()
    {
        var start = _at;
        Digits();
        var isDecimal = _at + 1 < text.Length && text[_at] == '.' && char.IsAsciiDigit(text[_at + 1]);
        if (isDecimal)
        {
            _at++;
            Digits();
        }

        var span = text.AsSpan(start, _at - start);
        if (isDecimal)
        {
            return decimal.TryParse(span, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? new Token(TokenKind.Decimal, start, span.ToString(), FhirNode.From(number))
                : throw new SyntaxException("This number is too large.", start);
        }

        return int.TryParse(span, NumberStyles.None, CultureInfo.InvariantCulture, out var integer)
            ? new Token(TokenKind.Integer, start, span.ToString(), FhirNode.From(integer))
            : throw new SyntaxException("This whole number is too large: the most is 2147483647.", start);
    }

    private void Digits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private Token Moment()
    {
        var start = _at++;
        if (_at < text.Length && text[_at] == 'T')
        {
            _at++;
            var time = Clock();
            return Read(time, MomentKind.Time);
        }

        var from = _at;
        Digits();
        for (var i = 0; i < 2 && _at + 1 < text.Length && text[_at] == '-' && char.IsAsciiDigit(text[_at + 1]); i++)
        {
            _at++;
            Digits();
        }

        if (_at >= text.Length || text[_at] != 'T')
        {
            return Read(text[from.._at], MomentKind.Date);
        }

        _at++;
        if (Clock().Length > 0)
        {
            Offset();
        }

        return Read(text[from.._at], MomentKind.DateTime);

        Token Read(string value, MomentKind kind) => PartialDateTime.TryParse(value, kind, out var moment)
            ? new Token(TokenKind.Moment, start, text[start.._at], FhirNode.From(moment))
            : throw new SyntaxException($"{text[start.._at]} is no date or time.", start);
    }

    private string Clock()
    {
        var start = _at;
        Digits();
        for (var i = 0; i < 2 && _at + 1 < text.Length && text[_at] == ':' && char.IsAsciiDigit(text[_at + 1]); i++)
        {
            _at++;
            Digits();
        }

        if (_at + 1 < text.Length && text[_at] == '.' && char.IsAsciiDigit(text[_at + 1]))
        {
            _at++;
            Digits();
        }

        return text[start.._at];
    }

    private void Offset()
    {
        if (_at >= text.Length)
        {
            return;
        }

        if (text[_at] == 'Z')
        {
            _at++;
        }
        else if (text[_at] is '+' or '-' && _at + 6 <= text.Length && text[_at + 3] == ':')
        {
            _at += 6;
        }
    }

    private string Quoted(char quote)
    {
        var start = _at++;
        var value = new StringBuilder();
        while (_at < text.Length)
        {
            var c = text[_at++];
            if (c == quote)
            {
                return value.ToString();
            }

            value.Append(c == '\\' ? Escape() : c);
        }

        throw new SyntaxException($"The closing {quote} is missing.", start);
    }

    private char Escape()
    {
        var c = _at < text.Length ? text[_at++] : '\0';
        switch (c)
        {
            case '\'' or '"' or '`' or '\\' or '/':
                return c;
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= text.Length
                && ushort.TryParse(text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                throw new SyntaxException("This escape is not known.", _at - 1);
        }
    }

    private void SkipBlank()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }
            else if (text.AsSpan(_at).StartsWith("//"))
            {
                var end = text.AsSpan(_at).IndexOfAny('\r', '\n');
                _at = end < 0 ? text.Length : _at + end;
            }
            else if (text.AsSpan(_at).StartsWith("/*"))
            {
                var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? throw new SyntaxException("The comment is not closed.", _at) : end + 2;
            }
            else
            {
                return;
            }
        }
    }
}
