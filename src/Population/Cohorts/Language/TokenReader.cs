using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>Where the reading of a text stands.</summary>
internal sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    private int _at;

    public int At
    {
        get => _at;
        set => _at = value;
    }

    public Token Next => tokens[_at];

    public Token Peek(int ahead) => tokens[Math.Min(_at + ahead, tokens.Count - 1)];

    public Token Take() => tokens[_at == tokens.Count - 1 ? _at : _at++];

    /// <summary>Takes the words if they all come next.</summary>
    public bool Takes(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!Peek(i).Is(words[i])) return false;
        }

        _at += words.Length;
        return true;
    }

    /// <summary>Takes a word or sign that must come.</summary>
    public Token Expect(string word, string? what = null) => Next.Is(word) ? Take() : throw Expected(what ?? $"\"{word}\"");

    /// <summary>Takes a number from 1 to 36,525: a length of time.</summary>
    public int Length(string what)
    {
        var token = Next;
        if (token.Kind != TokenKind.Whole || !int.TryParse(token.Text, CultureInfo.InvariantCulture, out var length) || length is < 1 or > 36_525) throw Expected(what + " from 1 to 36525");
        Take();
        return length;
    }

    public TimeUnit Unit() => Words.Unit(Next.Text) is { } unit && Take().Kind == TokenKind.Word ? unit : throw Expected("days, weeks, months or years");

    public Unreadable Expected(string what) => Wrong(Next, $"Expected {what}, found {Next.Shown}.");

    [SuppressMessage("Performance", "CA1822", Justification = "Reads as a verb of the reader.")]
    public Unreadable Wrong(Token where, string message) => new(new Finding(where.Line, where.Column, message));
}
