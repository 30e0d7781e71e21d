using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Goldthread.Coordination.Housing;

/// <summary>
/// A line of a grant, such as "DFG-2026-017": the fund, the year in which its financial year begins, and the number of the line. It is an id and nothing else, so that
/// the purse that pays can be followed to the person it served; several requests may share one line.
/// </summary>
internal sealed partial record GrantLine
{
    /// <summary>The system under which lines are identified until a module of money owns them.</summary>
    public const string System = "urn:goldthread:grant-line";

    private GrantLine(string value) => Value = value;

    public string Value { get; }

    /// <summary>Reads a line as people type it: small letters, spaces or slashes for dashes.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out GrantLine? line)
    {
        var text = Separator().Replace((typed ?? "").Trim(), "-").ToUpperInvariant();
        line = Shape().IsMatch(text) ? new GrantLine(text) : null;
        return line is not null;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"[\s/–-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separator();

    [GeneratedRegex("^[A-Z]{2,6}-20[0-9]{2}-[0-9]{3,5}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
