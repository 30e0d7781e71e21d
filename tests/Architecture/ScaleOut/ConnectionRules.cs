using System.Text.RegularExpressions;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>
/// Rule 13: what a session asks of the server. Generic plans cannot be sent to one shard, and what a session keeps is on one machine of many. That
/// sessions of Citus plan for the value at hand, and what is done again when a connection breaks, Kernel.Tests show (CitusSpreadTests, OneWriterTests).
/// </summary>
public static partial class ConnectionRules
{
    public static Rule<SourceFile> Sessions { get; } = new(13, "no forced generic plan outside the plain dialect, and nothing kept in a session between requests", Check);

    private static IEnumerable<string> Check(SourceFile file)
    {
        foreach (var text in file.CSharp.Literals.Select(l => l.Text))
        {
            if (text.Contains("force_generic_plan", StringComparison.OrdinalIgnoreCase) && file.Path != "src/Kernel/Data/PostgresDialect.cs") yield return $"{file.Path} forces generic plans.";
            if (Kept().IsMatch(text)) yield return $"{file.Path} keeps something in a session: {text}";
        }
    }

    [GeneratedRegex(@"^\s*(?:set\s+(?:session|local)\b|listen\s+\w|create\s+temp(?:orary)?\s+(?:table|view)\b|declare\s+\w+\s+cursor\b|prepare\s+\w+\s+as\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Kept();
}
