using System.Globalization;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>Reads cohorts from their text (docs/guides/cohorts.md).</summary>
public static class CohortParser
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MostText = 65_536;

    /// <summary>The most steps of a cohort.</summary>
    public const int MostSteps = 100;

    /// <summary>Reads a whole cohort: its name behind the first #, the day as at, and the steps. After an error in a step the next is still read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="catalogue">What it may name.</param>
    /// <param name="today">Days behind it are warned about.</param>
    public static Reading<Cohort> Parse(string text, Catalogue catalogue, DateOnly today)
    {
        var findings = new List<Finding>();
        var cohort = Guarded(text, findings, reader => Whole(text, reader, catalogue, today, findings));
        var hasError = findings.Exists(f => !f.IsWarning);
        return new Reading<Cohort>(hasError ? null : cohort, [.. findings.Distinct().OrderBy(f => f.Line).ThenBy(f => f.Column)]);
    }

    /// <summary>Reads one expression of any type, as a column of a list has it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="catalogue">What it may name.</param>
    /// <param name="asAt">Days behind it are warned about.</param>
    public static Reading<Expression> ParseExpression(string text, Catalogue catalogue, DateOnly asAt)
    {
        var findings = new List<Finding>();
        var expression = Guarded(text, findings, reader =>
        {
            var read = new ExpressionParser(reader, catalogue, asAt, findings).Whole();
            return reader.Next.Kind == TokenKind.End ? read : throw reader.Expected("the end");
        });
        return new Reading<Expression>(expression, [.. findings.Distinct()]);
    }

    private static T? Guarded<T>(string text, List<Finding> findings, Func<TokenReader, T> read)
        where T : class
    {
        try
        {
            if (text.Length > MostText) throw new Unreadable(new Finding(1, 1, $"The text is longer than {MostText} characters."));
            return read(new TokenReader(Lexer.Read(text)));
        }
        catch (Unreadable unreadable)
        {
            findings.Add(unreadable.Finding);
            return null;
        }
    }

    private static Cohort Whole(string text, TokenReader reader, Catalogue catalogue, DateOnly today, List<Finding> findings)
    {
        if (reader.Next.Kind != TokenKind.Note || reader.Next.Text.Length == 0) throw reader.Expected("# and the cohort's name on the first line");
        var name = reader.Take().Text;
        if (!reader.Takes("as", "at")) throw reader.Expected("\"as at\" and a day");
        var day = reader.Take();
        if (day.Kind != TokenKind.Date) throw reader.Wrong(day, $"Expected a day such as 2026-09-30, found {day.Shown}.");
        var asAt = DateOnly.ParseExact(day.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (asAt > today) findings.Add(new Finding(day.Line, day.Column, $"{day.Text} lies in the future: today is {today:yyyy-MM-dd}.", IsWarning: true));
        var steps = new List<Step>();
        while (reader.Next.Kind != TokenKind.End)
        {
            if (steps.Count == MostSteps) throw reader.Wrong(reader.Next, $"A cohort has at most {MostSteps} steps.");
            if (ReadStep(text, reader, catalogue, asAt, findings) is { } step) steps.Add(step);
        }

        return new Cohort(name, asAt, [.. steps]);
    }

    private static Step? ReadStep(string text, TokenReader reader, Catalogue catalogue, DateOnly asAt, List<Finding> findings)
    {
        var begin = reader.At;
        try
        {
            var notes = new List<string>();
            while (reader.Next.Kind == TokenKind.Note) notes.Add(reader.Take().Text);
            var verb = reader.Next;
            var excludes = reader.Takes("exclude");
            if (!excludes && !reader.Takes("include")) throw reader.Expected(notes.Count > 0 ? "\"include\" or \"exclude\": a note stands above its step" : "\"include\" or \"exclude\"");
            var start = reader.Next;
            var test = new ExpressionParser(reader, catalogue, asAt, findings).Whole();
            if (!IsStart(reader.Next)) throw reader.Expected("\"and\", \"or\", a comparison, or the next step");
            if (test.Type != ColumnType.YesNo) throw reader.Wrong(start, $"A step asks something that is yes or no; this is {Words.Of(test.Type)}. Compare it with something{(test.Type == ColumnType.Date ? ", and put it between brackets before \"before\" or \"after\"" : "")}.");
            return new Step(excludes, test, string.Join('\n', notes), text[verb.Start..reader.Peek(-1).Stop]);
        }
        catch (Unreadable unreadable)
        {
            findings.Add(unreadable.Finding);
            if (reader.At == begin) reader.Take();
            while (!IsStart(reader.Next)) reader.Take();
            return null;
        }
    }

    private static bool IsStart(Token token) => token.Kind is TokenKind.End or TokenKind.Note || token.Is("include") || token.Is("exclude");
}
