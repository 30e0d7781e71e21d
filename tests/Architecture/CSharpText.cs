using System.Text;

namespace Goldthread.Architecture;

/// <summary>A string literal and where it begins. What stood in the holes of an interpolated string is "{}" here, and code there.</summary>
public sealed record StringLiteral(int Offset, string Text);

/// <summary>
/// C# text with its comments and strings taken out. Not a compiler: it knows comments, characters and every kind of string, so that a
/// word in a comment is not taken for a call, nor a word in a message for SQL.
/// Source: https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/lexical-structure
/// </summary>
public sealed class CSharpText
{
    private readonly string _text;
    private readonly StringBuilder _code;
    private readonly List<StringLiteral> _literals = [];
    private int _at;

    private CSharpText(string text)
    {
        _text = text;
        _code = new StringBuilder(string.Concat(text.Select(c => c is '\n' ? c : ' ')));
    }

    /// <summary>As long as the text, line for line; comments and strings are blanks.</summary>
    public string Code { get; private set; } = "";

    public IReadOnlyList<StringLiteral> Literals => _literals;

    public static CSharpText Read(string text)
    {
        var read = new CSharpText(text);
        read.ReadCode(inHole: false);
        read.Code = read._code.ToString();
        return read;
    }

    private char Peek(int ahead = 0) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void ReadCode(bool inHole)
    {
        var depth = 0;
        while (_at < _text.Length)
        {
            switch (Peek())
            {
                case '/' when Peek(1) == '/':
                    SkipTo("\n");
                    break;
                case '/' when Peek(1) == '*':
                    SkipTo("*/");
                    break;
                case '\'':
                    SkipCharacter();
                    break;
                case '"' or '$' or '@' when Prefix() is var (dollars, verbatim, length) && Peek(length) == '"':
                    _at += length;
                    ReadString(dollars, verbatim);
                    break;
                case '}' when inHole && depth == 0:
                    return;
                case var c:
                    depth += c switch { '{' => 1, '}' => -1, _ => 0 };
                    _code[_at++] = c;
                    break;
            }
        }
    }

    private void SkipTo(string end)
    {
        var found = _text.IndexOf(end, _at + 1, StringComparison.Ordinal);
        _at = found < 0 ? _text.Length : found + end.Length;
    }

    private void SkipCharacter()
    {
        _at++;
        while (_at < _text.Length && Peek() is not ('\'' or '\n')) _at += Peek() == '\\' ? 2 : 1;
        _at++;
    }

    private (int Dollars, bool Verbatim, int Length) Prefix()
    {
        var length = 0;
        while (Peek(length) is '$' or '@') length++;
        var prefix = _text.AsSpan(_at, length);
        return (prefix.Count('$'), prefix.Contains('@'), length);
    }

    private void ReadString(int dollars, bool verbatim)
    {
        var start = _at;
        var quotes = 0;
        while (Peek(quotes) == '"') quotes++;
        var raw = quotes >= 3 && !verbatim;
        _at += raw ? quotes : 1;
        var content = new StringBuilder();
        while (_at < _text.Length && !AtEnd(raw ? quotes : 1, verbatim))
        {
            if (!ReadHole(dollars, raw, content)) ReadCharacter(raw, verbatim, content);
        }

        _at += raw ? quotes : 1;
        _literals.Add(new StringLiteral(start, content.ToString()));
    }

    /// <summary>A quote ends an ordinary string, two are one quote in a verbatim string, and as many as it began with end a raw string.</summary>
    private bool AtEnd(int quotes, bool verbatim)
    {
        if (Peek() != '"') return false;
        if (verbatim && Peek(1) == '"') return false;
        var run = 0;
        while (Peek(run) == '"') run++;
        return quotes == 1 || run == quotes;
    }

    private void ReadCharacter(bool raw, bool verbatim, StringBuilder content)
    {
        var isPair = !raw && (verbatim ? Peek() == '"' : Peek() == '\\');
        content.Append(isPair && Peek() == '\\' ? Escaped(Peek(1)) : Peek());
        _at += isPair ? 2 : 1;
    }

    private static char Escaped(char character) => character switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => character };

    /// <summary>In an ordinary string two braces are a brace; in a raw string a hole has as many braces as the string has dollars.</summary>
    private bool ReadHole(int dollars, bool raw, StringBuilder content)
    {
        if (dollars == 0 || Peek() != '{') return false;
        var run = 0;
        while (Peek(run) == '{') run++;
        var braces = raw ? dollars : 1;
        if (!raw && run % 2 == 0)
        {
            content.Append('{', run / 2);
            _at += run;
            return true;
        }

        if (run < braces) return false;
        content.Append('{', (run - braces) / (raw ? 1 : 2));
        _at += run;
        ReadCode(inHole: true);
        _at += braces;
        content.Append("{}");
        return true;
    }
}
