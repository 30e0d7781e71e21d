using System.Globalization;

namespace Goldthread.Population.Cohorts.Language;

internal enum TokenKind
{
    Word,
    Whole,
    Decimal,
    Date,
    Text,
    Symbol,
    Note,
    End,
}

/// <summary>One word, number or sign of the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; of a text what stands between the quotes, of a note what stands behind the #.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Start">Where it begins in the whole text.</param>
/// <param name="Stop">Where it is over.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Line, int Column, int Start, int Stop)
{
    public bool Is(string text) => Kind is TokenKind.Word or TokenKind.Symbol && Text == text;

    /// <summary>As named in an error.</summary>
    public string Shown => Kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.Text => $"the text \"{Text}\"",
        TokenKind.Note => "a note",
        _ => $"\"{Text}\"",
    };
}

/// <summary>Takes a text apart into <see cref="Token"/>s.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Symbols = ["<=", ">=", "!=", "//", "=", "<", ">", "+", "-", "*", "/", "^", "(", ")", ",", ".", ":"];

    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int? _start;

    /// <summary>All of them, an end last. Throws <see cref="Unreadable"/> for a sign that the language has not.</summary>
    public static IReadOnlyList<Token> Read(string text) => new Lexer(text).All();

    private List<Token> All()
    {
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c == '\n')
            {
                _at++;
                _line++;
                _lineStart = _at;
            }
            else if (char.IsWhiteSpace(c) || c == '\uFEFF')
            {
                _at++;
            }
            else
            {
                One(c);
            }
        }

        Add(TokenKind.End, "", _at);
        return _tokens;
    }

    private void One(char c)
    {
        if (c == '#') Note();
        else if (c == '"') Quoted();
        else if (char.IsAsciiDigit(c)) Number();
        else if (char.IsLetter(c) || c == '_') Add(TokenKind.Word, Span(a => char.IsLetterOrDigit(a) || a == '_').ToLowerInvariant(), _at);
        else if (Array.Find(Symbols, s => string.CompareOrdinal(text, _at, s, 0, s.Length) == 0) is { } symbol) Add(TokenKind.Symbol, symbol, _at + symbol.Length);
        else throw Wrong(_at, $"\"{c}\" has no meaning here. Text stands between \" and \".");
    }

    private string Span(Func<char, bool> belongs)
    {
        var stop = _at;
        while (stop < text.Length && belongs(text[stop])) stop++;
        var span = text[_at..stop];
        (_start, _at) = (_at, stop);
        return span;
    }

    private void Add(TokenKind kind, string shown, int stop)
    {
        var start = _start ?? _at;
        _tokens.Add(new Token(kind, shown, _line, start - _lineStart + 1, start, stop));
        (_start, _at) = (null, stop);
    }

    private void Note()
    {
        if (text.AsSpan(_lineStart, _at - _lineStart).Trim().Trim('\uFEFF').Length > 0) throw Wrong(_at, "A note has a line of its own: write # where a line begins.");
        var note = Span(c => c != '\n');
        Add(TokenKind.Note, note[1..].Trim(), _at);
    }

    private void Quoted()
    {
        var value = new System.Text.StringBuilder();
        var at = _at + 1;
        while (true)
        {
            if (at >= text.Length || text[at] is '\n' or '\r') throw Wrong(_at, "This text has no closing \" on its line.");
            if (text[at] == '"' && (at + 1 >= text.Length || text[at + 1] != '"')) break;
            value.Append(text[at]);
            at += text[at] == '"' ? 2 : 1;
        }

        Add(TokenKind.Text, value.ToString(), at + 1);
    }

    private void Number()
    {
        if (_at + 10 <= text.Length && DateOnly.TryParseExact(text.AsSpan(_at, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            Add(TokenKind.Date, text.Substring(_at, 10), _at + 10);
            return;
        }

        var first = _at;
        var digits = Span(char.IsAsciiDigit);
        var kind = TokenKind.Whole;
        if (digits.Length == 4 && _at + 2 < text.Length && text[_at] == '-' && char.IsAsciiDigit(text[_at + 1]) && text.AsSpan(_at + 1).IndexOf('-') is 1 or 2)
        {
            throw Wrong(first, "This is no day of the calendar. Write a date as 2026-09-30: year, month and day.");
        }

        if (_at + 1 < text.Length && text[_at] == '.' && char.IsAsciiDigit(text[_at + 1]))
        {
            _at++;
            Span(char.IsAsciiDigit);
            kind = TokenKind.Decimal;
        }

        if (_at < text.Length && text[_at] is 'e' or 'E' && Exponent() is { } stop)
        {
            _at = stop;
            kind = TokenKind.Decimal;
        }

        (_start, var end) = (first, _at);
        Add(kind, text[first..end], end);
    }

    private int? Exponent()
    {
        var at = _at + 1;
        if (at < text.Length && text[at] is '+' or '-') at++;
        var digits = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at > digits ? at : null;
    }

    private Unreadable Wrong(int at, string message) => new(new Finding(_line, at - _lineStart + 1, message));
}
