using System.Text.RegularExpressions;
using Goldthread.Support;

namespace Goldthread.Oracle;

/// <summary>An answer with what must differ between two servers taken out: where it listens, and the opaque place in a list.</summary>
public sealed partial record Answer(int Status, string Text, string? Next)
{
    public static Answer Of(FhirAnswer answer, Uri server)
    {
        var next = answer.Status == 200 && answer.Text.Contains("\"next\"", StringComparison.Ordinal) ? answer.Link("next") : null;
        var text = Identifier().Replace(Token().Replace(answer.Text.Replace(server.ToString().TrimEnd('/'), "", StringComparison.Ordinal), "$1"), "");
        return new Answer(answer.Status, $"{answer.ETag} {text}", next);
    }

    /// <summary>Where two texts part.</summary>
    public static string Around(string a, string b)
    {
        var at = 0;
        while (at < Math.Min(a.Length, b.Length) && a[at] == b[at])
        {
            at++;
        }

        return $"...{Cut(a)}... and ...{Cut(b)}...";

        string Cut(string text) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 120)];
    }

    [GeneratedRegex("(_page=)[A-Za-z0-9_.~-]+")]
    private static partial Regex Token();

    // A bundle's own id is new each time.
    [GeneratedRegex("(?<=\"resourceType\":\"Bundle\",)\"id\":\"[^\"]*\",")]
    private static partial Regex Identifier();
}
